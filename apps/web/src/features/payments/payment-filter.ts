import type { SearchParams } from '#lib/books/chosen-period.ts'
import { listHref } from '#lib/list-conditions.ts'
import type { DocumentFilter } from './document-filter.ts'
import { documentFilter } from './document-filter.ts'

export const paymentStatuses = {
  with_remainder: 'With credit left',
  recorded: 'Recorded',
  reversed: 'Reversed',
} as const

export type PaymentFilter = DocumentFilter<keyof typeof paymentStatuses>

export const paymentFilter = (params: SearchParams): PaymentFilter =>
  documentFilter(paymentStatuses, params)

export const paymentsHref = (slug: string, filter: PaymentFilter): string =>
  listHref(`/o/${slug}/payments-received`, filter)

export const paymentsQuery = (filter: PaymentFilter) => ({ ...filter, limit: 50 })
