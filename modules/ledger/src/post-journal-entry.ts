import { AppError, assert } from '@smb/core/errors'
import { uuidFromId } from '@smb/core/ids'
import type { JournalEntryDraft } from '@smb/core/ledger'
import { baseDifference, ledgerErrors } from '@smb/core/ledger'
import { Decimal, Money } from '@smb/core/money'
import type { Instant } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { sqlState, statement, violatedConstraint } from '@smb/platform/db'

const postEntry = `select ledger.post_entry($1, $2, $3, $4, $5, $6, $7, $8::uuid[], $9::text[], $10::bigint[], $11::bigint[],
  $12::bigint[], $13::bigint[], $14::numeric[], $15::uuid[], $16::uuid[], $17::text[]) as posted_at`

/**
 * Writes a balanced entry, its lines, its balance deltas and its audit row in one call, within the transaction of the
 * document that implies it, and gives back when. Locks no account and no balance. Throws `ledger.period_locked`, `ledger.account_archived`,
 * `ledger.account_not_found`, `ledger.account_currency`, `ledger.account_reserved`, `ledger.already_reversed`, `ledger.already_posted`,
 * and `money.too_large` for a line that is no storable amount (rule 6); what the lines add up to has no such bound.
 */
export async function postJournalEntry(tx: Tx, entry: JournalEntryDraft): Promise<Instant> {
  assert(
    Money.isZero(baseDifference(entry.lines, tx.baseCurrency)),
    'only balanced entries are posted',
  )
  const { lines } = entry
  for (const { amount, base } of lines) [amount, base].forEach(Money.storable)
  const sideOf = (side: 'debit' | 'credit', amount: 'amount' | 'base') =>
    lines.map((line) => (line.side === side ? line[amount].minor : 0n))
  const [row] = await statement<{ posted_at: Instant }>(tx, {
    name: 'post-entry',
    text: postEntry,
    values: [
      uuidFromId(entry.id),
      entry.postingDate,
      entry.kind,
      entry.source.type,
      uuidFromId(entry.source.id),
      entry.reversesId ? uuidFromId(entry.reversesId) : null,
      entry.memo || null,
      lines.map((line) => uuidFromId(line.accountId)),
      lines.map((line) => line.amount.currency),
      sideOf('debit', 'amount'),
      sideOf('credit', 'amount'),
      sideOf('debit', 'base'),
      sideOf('credit', 'base'),
      lines.map((line) => Decimal.toString(line.rate)),
      lines.map((line) => (line.customerId ? uuidFromId(line.customerId) : null)),
      lines.map((line) => (line.taxCodeId ? uuidFromId(line.taxCodeId) : null)),
      furtherTaxCodes(lines),
    ],
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  return (row as { posted_at: Instant }).posted_at
}

/** The text of an array per line; null where no line has any, as almost always. */
function furtherTaxCodes(lines: JournalEntryDraft['lines']): (string | null)[] | null {
  if (lines.every((line) => !line.furtherTaxCodeIds)) return null
  return lines.map(({ furtherTaxCodeIds: ids }) => (ids ? `{${ids.map(uuidFromId).join()}}` : null))
}

function refusalOf(error: unknown): unknown {
  const { code, detail } = sqlState(error)
  if (code === 'SM001') return ledgerErrors.periodLocked(detail)
  if (code === 'SM002') return ledgerErrors.accountNotFound()
  if (code === 'SM003') return ledgerErrors.accountArchived(detail)
  if (code === 'SM007') return ledgerErrors.accountReserved(detail)
  if (code === 'SM006') return ledgerErrors.accountCurrency(detail)
  const constraint = violatedConstraint(error)
  if (constraint === 'journal_entry_reverses_unique') return ledgerErrors.alreadyReversed()
  if (constraint === 'journal_entry_source_unique' || constraint === 'journal_entry_pkey') {
    return new AppError('conflict', 'ledger.already_posted', 'This has been posted already.')
  }
  return error
}
