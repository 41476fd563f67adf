import { AppError } from '@smb/core/errors'
import type {
  BasedTransaction,
  ExchangeRates,
  JournalImportView,
  JournalTransaction,
} from '@smb/core/exchange'
import {
  basedEntry,
  importErrors,
  importLimits,
  isRateLine,
  readJournalLine,
  readRateLine,
} from '@smb/core/exchange'
import type { JournalImportId } from '@smb/core/ids'
import { LocalDate } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { importAccounts } from './import-accounts.ts'
import { openBatch } from './import-batch.ts'
import { importRates } from './import-rates.ts'
import { lineSpool } from './line-spool.ts'
import { occurrenceCounter } from './occurrence-counter.ts'
import { transactionKey } from './transaction-key.ts'

/** What a file brought. */
export type Found = Pick<
  JournalImportView,
  'added' | 'alreadyThere' | 'accountsCreated' | 'rates'
> & {
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
}

export type JournalReader = {
  /** Reads the next lines of the file. Waits while the database is a batch behind. */
  readonly take: (lines: readonly string[]) => Promise<void>
  /** Values and writes what is left. Throws what `readJournalLine` and `basedEntry` refuse, up to 20 lines of it. */
  readonly finish: () => Promise<Found>
  /** The line read last, from 1; lines that give rates are not counted. */
  readonly fileLine: () => number
  /** Resolves when nothing is under way any more, whatever became of it. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Reads a journal file line by line into the ledger's staging tables, batch by batch. */
export async function journalReader(tx: Tx, importId: JournalImportId): Promise<JournalReader> {
  const batch = await openBatch(tx, importId)
  const accounts = await importAccounts(tx)
  const rates = importRates(tx.baseCurrency)
  const spool = lineSpool()
  const occurrenceOf = occurrenceCounter()
  const noRates = rates.known()
  const refusals: AppError[] = []
  const counted = { added: 0, alreadyThere: 0, transactions: 0, fileLine: 0, rateLines: 0 }
  let from: LocalDate | undefined
  let to: LocalDate | undefined
  let writing: Promise<void> = Promise.resolve()

  const stage = (transaction: JournalTransaction, by: ExchangeRates): void => {
    const entry = basedEntry(transaction, by)
    rates.use(entry, by === noRates)
    const { fileLine, lines } = entry.transaction
    const uuids = lines.map((line) => accounts.uuidOf(line, fileLine))
    const key = transactionKey(tx.tenantId, transaction, occurrenceOf)
    if (refusals.length === 0)
      batch.add(entry.transaction as BasedTransaction, { key, accounts: uuids })
  }
  /** One bad line does not hide the next: the first twenty are told together. */
  const attempt = (read: () => void): void => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.push(error)
      if (refusals.length >= importLimits.issuesShown) throw importErrors.several(refusals)
    }
  }
  const readRate = (text: string): void => {
    counted.rateLines += 1
    rates.give(readRateLine(text, counted.rateLines))
  }
  const readEntry = (text: string): void => {
    counted.transactions += 1
    if (counted.transactions > importLimits.transactions) throw importErrors.tooManyTransactions()
    const transaction = readJournalLine(text, counted.fileLine)
    from = from === undefined ? transaction.date : LocalDate.min(from, transaction.date)
    to = to === undefined ? transaction.date : LocalDate.max(to, transaction.date)
    if (rates.note(transaction)) stage(transaction, noRates)
    else spool.put({ fileLine: counted.fileLine, text })
  }
  const write = async (): Promise<void> => {
    await writing
    if (refusals.length > 0) return
    await accounts.open()
    writing = batch.write().then(({ added, known }) => {
      counted.added += added
      counted.alreadyThere += known
    })
    // Heard where it is awaited.
    writing.catch(() => undefined)
  }
  return {
    take: async (lines) => {
      for (const text of lines) {
        if (counted.transactions === 0 && isRateLine(text)) {
          attempt(() => readRate(text))
          continue
        }
        counted.fileLine += 1
        if (text.trim() !== '') attempt(() => readEntry(text))
        if (batch.isFull()) await write()
      }
      await spool.flush()
    },
    finish: async () => {
      const known = rates.known()
      for await (const { fileLine, text } of spool.lines()) {
        attempt(() => stage(readJournalLine(text, fileLine), known))
        if (batch.isFull()) await write()
      }
      if (refusals.length > 0) throw importErrors.several(refusals)
      await write()
      await writing
      const { added, alreadyThere } = counted
      return {
        added,
        alreadyThere,
        accountsCreated: accounts.created(),
        rates: rates.used(),
        from,
        to,
      }
    },
    fileLine: () => counted.fileLine,
    settled: () => writing.catch(() => undefined),
    close: () => spool.close(),
  }
}
