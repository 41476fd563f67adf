import { AppError } from '@smb/core/errors'
import type { JournalEntryId } from '@smb/core/ids'
import type {
  JournalEntryDraft,
  JournalEntryView,
  JournalLine,
  PostJournal,
} from '@smb/core/ledger'
import { assertEnteredBalance, assertReversible, ledgerErrors, reversal } from '@smb/core/ledger'
import { invalid } from '@smb/core/errors'
import { Decimal, Money } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { getBook } from './book-repository.ts'
import { accountNames } from './account-repository.ts'
import { getEntry, getReversible, postedView } from './entry-repository.ts'
import { postJournalEntry } from './post-journal-entry.ts'

/**
 * Posts what a person entered by hand, and where it says so the entry that undoes it on a later day: both or neither.
 * Throws `ledger.unbalanced` with the difference, `ledger.reversal_not_later`, and what posting throws.
 */
export async function postJournal(tx: Tx, command: PostJournal): Promise<JournalEntryView> {
  const id = command.id ?? tx.newId('je')
  const lines = command.lines.map((line, index) => enteredLine(tx, line, index))
  assertEnteredBalance(lines, tx.baseCurrency)
  const entry: JournalEntryDraft = {
    id,
    postingDate: command.postingDate,
    kind: 'post',
    source: { type: 'manual', id },
    ...(command.memo ? { memo: command.memo } : {}),
    lines,
  }
  const undoing = plannedReversal(tx, entry, command)
  // All travel in one packet: the names for the answer need nothing from the posting.
  const [postedAt, names] = await inOrder([
    postJournalEntry(tx, entry),
    accountNames(
      tx,
      lines.map((line) => line.accountId),
    ),
    ...(undoing ? [postJournalEntry(tx, undoing)] : []),
  ])
  return { ...postedView(tx, entry, { postedAt, names }), reversedById: undoing?.id ?? null }
}

/** The entry that undoes an accrual on the day that it names; undefined where it names none. */
function plannedReversal(
  tx: Tx,
  entry: JournalEntryDraft,
  { reverseOn, memo }: PostJournal,
): JournalEntryDraft | undefined {
  if (reverseOn === undefined) return undefined
  if (reverseOn <= entry.postingDate) throw ledgerErrors.reversalNotLater(entry.postingDate)
  const id = tx.newId('je')
  const undoing = reversal(entry, { id, postingDate: reverseOn, kind: 'reverse' })
  return memo ? { ...undoing, memo } : undoing
}

function enteredLine(tx: Tx, line: PostJournal['lines'][number], index: number): JournalLine {
  if (!Money.isPositive(line.amount)) throw ledgerErrors.amountNotPositive(index)
  const isBase = line.amount.currency === tx.baseCurrency
  if (!isBase && (!line.rate || line.rate.units <= 0n)) {
    throw invalid(
      'ledger.rate_missing',
      `Give the rate from ${line.amount.currency} to ${tx.baseCurrency}.`,
      ['lines', index, 'rate'],
    )
  }
  const rate = isBase ? Decimal.one : (line.rate as Decimal)
  const base = isBase
    ? line.amount
    : Money.round(Decimal.multiply(Money.toDecimal(line.amount), rate), tx.baseCurrency)
  return { accountId: line.accountId, side: line.side, amount: line.amount, base, rate }
}

/**
 * Undoes a manual or imported entry with another (rule 42). Without a date: the original's where that is open, else the
 * first open day. The reversal is made by hand whatever the original came from: an import holds only what its file says.
 * Throws `ledger.already_reversed`, `ledger.posted_by_document`.
 */
export async function reverseJournal(
  tx: Tx,
  command: { id: JournalEntryId; postingDate?: LocalDate | undefined; memo?: string | undefined },
): Promise<JournalEntryView> {
  const original = await getReversible(tx, command.id)
  assertReversible(original.source.type)
  const id = tx.newId('je')
  const postingDate = command.postingDate ?? (await firstOpenDate(tx, original.postingDate))
  if (postingDate < original.postingDate) {
    throw new AppError(
      'invalid',
      'ledger.reversal_before_original',
      `A reversal is dated ${original.postingDate} or later.`,
      {
        issues: [
          {
            path: ['postingDate'],
            code: 'ledger.reversal_before_original',
            message: `must be ${original.postingDate} or later`,
          },
        ],
      },
    )
  }
  const entry = reversal(original, {
    id,
    postingDate,
    kind: 'reverse',
    ...(command.memo ? { memo: command.memo } : {}),
  })
  await postJournalEntry(tx, { ...entry, source: { type: 'manual', id: original.id } })
  return getEntry(tx, id)
}

/** The date itself where the books are open for it, else the first day after the lock date. */
export async function firstOpenDate(tx: Tx, date: LocalDate): Promise<LocalDate> {
  const { firstOpen } = await getBook(tx)
  return firstOpen !== null && date < firstOpen ? firstOpen : date
}
