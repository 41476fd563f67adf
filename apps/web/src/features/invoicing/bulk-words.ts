import type { BulkInvoices } from '@smb/api-client'
import { bulkCountMax } from '@smb/core/invoicing'
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

/** Acts that ask for a reason, kept with every invoice. */
export const asksReason = (action: BulkAction): boolean =>
  action === 'void' || action === 'write_off'

/** How the acts on many invoices are called. */
export const bulkWords: Readonly<Record<BulkAction, Words>> = {
  issue: { verb: 'Issue', done: 'issued', noun: 'invoice', permission: 'invoice:issue' },
  void: { verb: 'Void', done: 'voided', noun: 'invoice', permission: 'invoice:void' },
  write_off: {
    verb: 'Write off',
    done: 'written off',
    noun: 'invoice',
    permission: 'invoice:void',
  },
  archive: { verb: 'Discard', done: 'discarded', noun: 'draft', permission: 'invoice:write' },
  restore: { verb: 'Restore', done: 'restored', noun: 'draft', permission: 'invoice:write' },
  duplicate: {
    verb: 'Duplicate',
    done: 'duplicated',
    noun: 'invoice',
    permission: 'invoice:write',
  },
}

/**
 * Says that more match than were looked at: an act of this many is done in portions. Undefined where all were looked at.
 * The server counts up to 10,000.
 */
export function beyondWords({
  matching,
  nextCursor,
  rows,
}: Pick<BulkInvoices, 'matching' | 'nextCursor' | 'rows'>): string | undefined {
  if (nextCursor === null || matching === null) return undefined
  const all = `${matching >= bulkCountMax ? 'At least ' : ''}${counted(matching, 'invoice')}`
  const held = counted(rows.length, 'of them', 'of them')
  return `${all} match. This takes the first ${held}; narrow the list to reach the others.`
}

/** “Issue 3 invoices”. */
export const bulkTitle = (action: BulkAction, count: number): string =>
  `${bulkWords[action].verb} ${counted(count, bulkWords[action].noun)}`

/** “3 drafts discarded”. */
export const bulkDone = (action: BulkAction, count: number): string =>
  `${counted(count, bulkWords[action].noun)} ${bulkWords[action].done}`
