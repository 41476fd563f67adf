import type { SearchParams } from '#lib/books/chosen-period.ts'
import { listHref } from '#lib/list-conditions.ts'
import type { DocumentFilter } from './document-filter.ts'
import { documentFilter } from './document-filter.ts'

export const creditNoteStatuses = {
  with_remainder: 'With credit left',
  issued: 'Issued',
  voided: 'Void',
} as const

export type CreditNoteFilter = DocumentFilter<keyof typeof creditNoteStatuses>

export const creditNoteFilter = (params: SearchParams): CreditNoteFilter =>
  documentFilter(creditNoteStatuses, params)

export const creditNotesHref = (slug: string, filter: CreditNoteFilter): string =>
  listHref(`/o/${slug}/credit-notes`, filter)

export const creditNotesQuery = (filter: CreditNoteFilter) => ({ ...filter, limit: 50 })
