import { dueSoonDays } from '@smb/core/invoicing'
import { LocalDate } from '@smb/core/time'
import type { InvoiceFilter } from './invoice-filter.ts'
import { invoicesHref } from './invoice-filter.ts'

/** What lies under each figure above the list: the same invoices that it counts and sums. */
export function stripFilters(today: string) {
  const day = LocalDate.from(today)
  return {
    overdue: { status: 'overdue' },
    dueSoon: { status: 'open', dueFrom: today, dueTo: LocalDate.addDays(day, dueSoonDays) },
    draft: { status: 'draft' },
    paidThisMonth: {
      status: 'paid',
      paidFrom: LocalDate.startOfMonth(day),
      paidTo: LocalDate.endOfMonth(day),
    },
  } as const satisfies Record<string, InvoiceFilter>
}

/** True where the list is narrowed by exactly these conditions. */
export const isFilter = (filter: InvoiceFilter, other: InvoiceFilter): boolean =>
  invoicesHref('', filter) === invoicesHref('', other)
