import type { BasedTransaction, JournalTransaction } from '@smb/core/exchange'
import type { JournalImportId } from '@smb/core/ids'
import type { Tx } from '@smb/platform/db'
import { importAccounts } from './import-accounts.ts'
import { openBatch } from './import-batch.ts'
import { occurrenceCounter } from './occurrence-counter.ts'
import { transactionKey } from './transaction-key.ts'

/** What became of the staged entries. */
export type Staged = {
  readonly added: number
  readonly alreadyThere: number
  readonly accountsCreated: number
}

export type EntryStager = {
  /** Adds a transaction with its base amounts. Throws what `ImportAccounts.uuidOf` refuses. */
  readonly stage: (read: JournalTransaction, based: BasedTransaction) => void
  readonly isFull: () => boolean
  /** Begins to write what was staged, once the batch before is written: the database works while the file is read on. */
  readonly write: () => Promise<void>
  /** Writes the rest and waits for it. */
  readonly finish: () => Promise<Staged>
  /** Resolves when nothing is under way any more, whatever became of it. */
  readonly settled: () => Promise<void>
}

/** Brings transactions into the ledger's staging tables and from there into the books, batch by batch. */
export async function entryStager(tx: Tx, importId: JournalImportId): Promise<EntryStager> {
  const batch = await openBatch(tx, importId)
  const accounts = await importAccounts(tx)
  const occurrenceOf = occurrenceCounter()
  let added = 0
  let alreadyThere = 0
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    await writing
    await accounts.open()
    writing = batch.write().then((written) => {
      added += written.added
      alreadyThere += written.known
    })
    // Heard where it is awaited.
    writing.catch(() => undefined)
  }
  return {
    stage: (read, based) => {
      const uuids = based.lines.map((line) => accounts.uuidOf(line, based.fileLine))
      batch.add(based, { key: transactionKey(tx.tenantId, read, occurrenceOf), accounts: uuids })
    },
    isFull: batch.isFull,
    write,
    finish: async () => {
      await write()
      await writing
      return { added, alreadyThere, accountsCreated: accounts.created() }
    },
    settled: () => writing.catch(() => undefined),
  }
}
