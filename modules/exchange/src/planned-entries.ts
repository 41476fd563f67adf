import type { BasedTransaction, JournalCsvEntry, JournalCsvFault } from '@smb/core/exchange'
import { journalCsvFaults } from '@smb/core/exchange'
import type { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { knownEntryKeys } from './known-entry-queries.ts'
import { occurrenceCounter } from './occurrence-counter.ts'
import { transactionKey } from './transaction-key.ts'

/** An entry of the file, and what would become of it. */
export type PlannedEntry = {
  readonly entry: JournalCsvEntry
  readonly outcome: 'new' | 'already_there' | 'faulty'
  readonly faults: readonly JournalCsvFault[]
  readonly key: Buffer | null
}

/** What would become of each entry: those in the books already are passed over, whatever is wrong with them now. */
export async function plannedEntries(
  tx: Tx,
  entries: readonly JournalCsvEntry[],
  lockDate: LocalDate | null,
): Promise<PlannedEntry[]> {
  const occurrenceOf = occurrenceCounter()
  const keyed = entries.map((entry) => ({
    entry,
    key: entry.transaction && keyOf(tx, entry.transaction, occurrenceOf),
  }))
  const known = await knownEntryKeys(
    tx,
    keyed.flatMap(({ key }) => (key ? [key] : [])),
  )
  return keyed.map(({ entry, key }) => {
    if (key && known.has(key.toString('hex')))
      return { entry, key, outcome: 'already_there', faults: [] }
    const faults = [...entry.faults, ...bookFaults(entry, lockDate)]
    return { entry, key, outcome: faults.length > 0 ? 'faulty' : 'new', faults }
  })
}

function keyOf(
  tx: Tx,
  transaction: BasedTransaction,
  occurrenceOf: ReturnType<typeof occurrenceCounter>,
): Buffer {
  return transactionKey(
    tx.tenantId,
    { ...transaction, baseCurrency: tx.baseCurrency },
    occurrenceOf,
  )
}

/** What only the books as they are now can have against an entry. */
function bookFaults(
  { fileLine, date, lines }: JournalCsvEntry,
  lockDate: LocalDate | null,
): JournalCsvFault[] {
  const archived = lines.flatMap(({ account, fileLine: line }) =>
    account?.archivedAt ? [journalCsvFaults.accountArchived(line, account.code)] : [],
  )
  const isLocked = lockDate !== null && date !== null && date <= lockDate
  return isLocked ? [...archived, journalCsvFaults.locked(fileLine, lockDate)] : archived
}
