import type { BulkInvoices } from '@smb/api-client'
import { counted } from '#lib/format/money.ts'

export type BulkAction = BulkInvoices['action']

type Words = {
  /** “Issue”, “Void”: the button of the selection. */
  readonly verb: string
  /** “issued”, “voided”. */
  readonly done: string
  readonly noun: string
  readonly permission: string
}

/** How the acts on many invoices are called. */
export const bulkWords: Readonly<Record<BulkAction, Words>> = {
  issue: { verb: 'Issue', done: 'issued', noun: 'invoice', permission: 'invoice:issue' },
  void: { verb: 'Void', done: 'voided', noun: 'invoice', permission: 'invoice:void' },
  archive: { verb: 'Discard', done: 'discarded', noun: 'draft', permission: 'invoice:write' },
  restore: { verb: 'Restore', done: 'restored', noun: 'draft', permission: 'invoice:write' },
  duplicate: {
    verb: 'Duplicate',
    done: 'duplicated',
    noun: 'invoice',
    permission: 'invoice:write',
  },
}

/** “Issue 3 invoices”. */
export const bulkTitle = (action: BulkAction, count: number): string =>
  `${bulkWords[action].verb} ${counted(count, bulkWords[action].noun)}`

/** “3 drafts discarded”. */
export const bulkDone = (action: BulkAction, count: number): string =>
  `${counted(count, bulkWords[action].noun)} ${bulkWords[action].done}`
