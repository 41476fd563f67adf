export const creditNoteStatuses = {
  with_remainder: 'With credit left',
  issued: 'Issued',
  voided: 'Void',
} as const
type CreditNoteStatus = keyof typeof creditNoteStatuses

export type CreditNoteFilter = {
  readonly q?: string
  readonly status?: CreditNoteStatus
  readonly customerId?: string
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address of the list; what is not a condition is left out. */
export function creditNoteFilter({ q, status, customerId }: SearchParams): CreditNoteFilter {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  const isStatus = typeof status === 'string' && status in creditNoteStatuses
  const isCustomer = typeof customerId === 'string' && /^cus_[0-9a-z]{26}$/.test(customerId)
  return {
    ...(text ? { q: text } : {}),
    ...(isStatus ? { status: status as CreditNoteStatus } : {}),
    ...(isCustomer ? { customerId } : {}),
  }
}

export function creditNotesHref(slug: string, filter: CreditNoteFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return `/o/${slug}/credit-notes${query ? `?${query}` : ''}`
}

/** The conditions without one of them. */
export function lessCondition(
  filter: CreditNoteFilter,
  name: keyof CreditNoteFilter,
): CreditNoteFilter {
  return Object.fromEntries(Object.entries(filter).filter(([each]) => each !== name))
}

export const creditNotesQuery = (filter: CreditNoteFilter) => ({ ...filter, limit: 50 })
