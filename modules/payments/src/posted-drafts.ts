import { assert } from '@smb/core/errors'
import { isId, type JournalEntryId } from '@smb/core/ids'
import type { JournalEntryDraft, JournalEntryView, JournalLine } from '@smb/core/ledger'
import { Decimal, moneyFromView } from '@smb/core/money'
import { LocalDate } from '@smb/core/time'
import { entryViews } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'

/** Posted entries as the drafts that made them, in the order asked for: what a reversal copies (rule 42). */
export async function postedDrafts(
  tx: Tx,
  ids: readonly JournalEntryId[],
): Promise<JournalEntryDraft[]> {
  const views = new Map((await entryViews(tx, ids)).map((view) => [view.id, view]))
  return ids.map((id) => {
    const view = views.get(id)
    assert(view, 'what a payment posted is in the journal')
    return draftOf(id, view)
  })
}

function draftOf(id: JournalEntryId, view: JournalEntryView): JournalEntryDraft {
  return {
    id,
    postingDate: LocalDate.from(view.postingDate),
    kind: view.kind,
    source: view.source,
    lines: view.lines.map(lineOf),
  }
}

function lineOf(view: JournalEntryView['lines'][number]): JournalLine {
  const { accountId, customerId } = view
  assert(isId('acc', accountId), 'a line names a ledger account')
  const marks = customerId !== null && isId('cus', customerId) ? { customerId } : {}
  return {
    accountId,
    side: view.side,
    amount: moneyFromView(view.amount),
    base: moneyFromView(view.base),
    rate: Decimal.from(view.rate),
    ...marks,
  }
}
