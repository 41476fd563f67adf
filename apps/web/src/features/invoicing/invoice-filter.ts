import { LocalDate } from '@smb/core/time'
import type { SearchParams } from '#lib/books/chosen-period.ts'
import { formatPeriod } from '#lib/format/date.ts'
import { listHref, searchIn } from '#lib/list-conditions.ts'

export const invoiceStatuses = {
  draft: 'Draft',
  open: 'Not paid',
  overdue: 'Overdue',
  unpaid: 'Unpaid, not due',
  part_paid: 'Part paid',
  paid: 'Paid',
  voided: 'Void',
} as const
type InvoiceStatus = keyof typeof invoiceStatuses

/** The conditions of the invoice list, as its address holds them. */
export type InvoiceFilter = {
  readonly q?: string
  readonly status?: InvoiceStatus
  readonly customerId?: string
  /** With a line of this product or service. */
  readonly itemId?: string
  readonly from?: string
  readonly to?: string
  readonly dueFrom?: string
  readonly dueTo?: string
  /** The days on which invoices were cleared. */
  readonly paidFrom?: string
  readonly paidTo?: string
  /** The drafts that were laid aside. */
  readonly discarded?: '1'
}

/** Reads the address of the list; what is not a condition is left out. */
export function invoiceFilter(params: SearchParams): InvoiceFilter {
  const text = (name: string) => {
    const value = params[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const date = (name: string) => {
    const value = text(name)
    return value !== undefined && LocalDate.is(value) ? value : undefined
  }
  const id = (name: string, prefix: string) => {
    const value = text(name)
    return value?.startsWith(`${prefix}_`) && /^[a-z]{3}_[0-9a-z]{26}$/.test(value)
      ? value
      : undefined
  }
  const status = text('status')
  const given = {
    ...searchIn(params),
    status:
      status !== undefined && status in invoiceStatuses ? (status as InvoiceStatus) : undefined,
    customerId: id('customerId', 'cus'),
    itemId: id('itemId', 'itm'),
    from: date('from'),
    to: date('to'),
    dueFrom: date('dueFrom'),
    dueTo: date('dueTo'),
    paidFrom: date('paidFrom'),
    paidTo: date('paidTo'),
    discarded: text('discarded') === '1' ? ('1' as const) : undefined,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** The address of the list under these conditions. */
export const invoicesHref = (slug: string, filter: InvoiceFilter): string =>
  listHref(`/o/${slug}/invoices`, filter)

/** The query of the API under these conditions. */
export function invoicesQuery({ discarded, ...filter }: InvoiceFilter) {
  return { ...filter, ...(discarded ? { archived: 'only' as const } : {}), limit: 50 }
}

type Period = { readonly from?: string | undefined; readonly to?: string | undefined }

export const duePeriod = ({ dueFrom, dueTo }: InvoiceFilter): Period => ({
  from: dueFrom,
  to: dueTo,
})
export const paidPeriod = ({ paidFrom, paidTo }: InvoiceFilter): Period => ({
  from: paidFrom,
  to: paidTo,
})

/** `13 Oct to 18 Nov 2026`, `from 13 Oct 2026`, undefined without dates. */
export function periodWords({ from, to }: Period): string | undefined {
  if (from && to) return formatPeriod(from, to)
  if (from) return `from ${formatPeriod(from, from)}`
  return to ? `to ${formatPeriod(to, to)}` : undefined
}

/** The periods that the list offers, counted from today in the business. */
export function periodChoices(today: string): { label: string; from: string; to: string }[] {
  const day = LocalDate.from(today)
  const month = LocalDate.startOfMonth(day)
  const lastMonth = LocalDate.addMonths(month, -1)
  const { year } = LocalDate.parts(day)
  return [
    { label: 'This month', from: month, to: LocalDate.endOfMonth(day) },
    { label: 'Last month', from: lastMonth, to: LocalDate.endOfMonth(lastMonth) },
    { label: 'Last 3 months', from: LocalDate.addMonths(month, -2), to: LocalDate.endOfMonth(day) },
    { label: 'This year', from: LocalDate.of(year, 1, 1), to: LocalDate.of(year, 12, 31) },
    { label: 'Last year', from: LocalDate.of(year - 1, 1, 1), to: LocalDate.of(year - 1, 12, 31) },
  ]
}
