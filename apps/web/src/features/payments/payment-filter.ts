export const paymentStatuses = {
  with_remainder: 'With credit left',
  recorded: 'Recorded',
  reversed: 'Reversed',
} as const
type PaymentStatus = keyof typeof paymentStatuses

export type PaymentFilter = {
  readonly q?: string
  readonly status?: PaymentStatus
  readonly customerId?: string
}

type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** Reads the address of the list; what is not a condition is left out. */
export function paymentFilter({ q, status, customerId }: SearchParams): PaymentFilter {
  const text = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  const isStatus = typeof status === 'string' && status in paymentStatuses
  const isCustomer = typeof customerId === 'string' && /^cus_[0-9a-z]{26}$/.test(customerId)
  return {
    ...(text ? { q: text } : {}),
    ...(isStatus ? { status: status as PaymentStatus } : {}),
    ...(isCustomer ? { customerId } : {}),
  }
}

export function paymentsHref(slug: string, filter: PaymentFilter): string {
  const query = new URLSearchParams(Object.entries(filter)).toString()
  return `/o/${slug}/payments-received${query ? `?${query}` : ''}`
}

/** The conditions without some of them. */
export function without(filter: PaymentFilter, ...names: (keyof PaymentFilter)[]): PaymentFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([name]) => !names.includes(name as keyof PaymentFilter)),
  )
}

export const paymentsQuery = (filter: PaymentFilter) => ({ ...filter, limit: 50 })
