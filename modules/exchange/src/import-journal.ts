import type { JournalImportView } from '@smb/core/exchange'
import { exchangeErrors } from '@smb/core/exchange'
import { recordAudit } from '@smb/audit'
import type { Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'
import { entryStager } from './entry-stager.ts'
import { fileLines } from './file-lines.ts'
import { journalReader } from './journal-reader.ts'
import { insertJournalImport } from './journal-import-repository.ts'

/**
 * Brings a journal file into the books, all of it or nothing. What was imported before is recognised and passed over, so
 * that the same file adds nothing again and an overlapping one only what is new. Memory stays bounded: entries leave for
 * the database in batches while the file still arrives, and those that need a rate from further below wait on disk.
 * Throws `exchange.*` naming up to 20 lines, `ledger.period_locked`, `ledger.account_archived`.
 */
export async function importJournal(
  tx: Tx,
  body: AsyncIterable<Buffer>,
): Promise<JournalImportView> {
  const id = tx.newId('jim')
  const stager = await entryStager(tx, id)
  const reader = journalReader(tx.baseCurrency, stager)
  try {
    for await (const lines of fileLines(body, { nextLine: () => reader.fileLine() + 1 })) {
      await reader.take(lines)
    }
    const found = await reader.finish()
    if (!found.from || !found.to) throw exchangeErrors.empty()
    if (found.added > 0) await rollUpOwnBalances(tx)
    const imported = {
      id,
      importedAt: tx.now,
      importedBy: tx.actorId,
      ...found,
      from: found.from,
      to: found.to,
    }
    await insertJournalImport(tx, imported)
    const { added, alreadyThere, accountsCreated } = imported
    await recordAudit(tx, {
      action: 'exchange.journal_imported',
      subject: id,
      details: { added, alreadyThere, accountsCreated },
    })
    return imported
  } catch (error) {
    await stager.settled()
    throw error
  } finally {
    await reader.close()
  }
}

/** Moves the tenant's deltas into its balance tables now, so that the first report need not add them up. */
export async function rollUpOwnBalances(tx: Tx): Promise<void> {
  await statement(tx, {
    name: 'roll-up-own',
    text: 'select ledger.roll_up_own_balances()',
    values: [],
  })
}
