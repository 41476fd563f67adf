import type { JournalImportView, JournalTransaction } from '@smb/core/exchange'
import {
  basedEntry,
  importErrors,
  importLimits,
  isRateLine,
  readJournalLine,
  readRateLine,
} from '@smb/core/exchange'
import { LocalDate } from '@smb/core/time'
import type { CurrencyCode } from '@smb/core/money'
import type { EntryStager, Staged } from './entry-stager.ts'
import { fileRefusals } from './file-refusals.ts'
import { importRates } from './import-rates.ts'
import { lineSpool } from './line-spool.ts'

/** What a file brought. */
export type Found = Staged & Pick<JournalImportView, 'rates'> & Days
type Days = { readonly from: LocalDate | undefined; readonly to: LocalDate | undefined }

export type JournalReader = {
  /** Reads the next lines of the file. Waits while the database is a batch behind. */
  readonly take: (lines: readonly string[]) => Promise<void>
  /** Values and writes what is left. Throws what reading and valuing refused, up to 20 lines of it. */
  readonly finish: () => Promise<Found>
  /** The line read last, from 1; lines that give rates are not counted. */
  readonly fileLine: () => number
  readonly close: () => Promise<void>
}

/** Reads a journal file line by line; entries that need a rate from further below wait on disk. */
export function journalReader(baseCurrency: CurrencyCode, stager: EntryStager): JournalReader {
  const rates = importRates(baseCurrency)
  const noRates = rates.known()
  const spool = lineSpool()
  const refusals = fileRefusals()
  const days = firstAndLast()
  const count = { transactions: 0, fileLines: 0, rateLines: 0 }

  const stage = (transaction: JournalTransaction, by = noRates): void => {
    const entry = basedEntry(transaction, by)
    rates.use(entry, by === noRates)
    stager.stage(transaction, entry.transaction)
  }
  const readEntry = (text: string, fileLine: number): void => {
    count.transactions += 1
    if (count.transactions > importLimits.transactions) throw importErrors.tooManyTransactions()
    const transaction = readJournalLine(text, fileLine)
    days.note(transaction.date)
    if (rates.note(transaction)) stage(transaction)
    else spool.put({ fileLine, text })
  }
  const readLine = (text: string): void => {
    if (count.transactions === 0 && isRateLine(text)) {
      count.rateLines += 1
      rates.give(readRateLine(text, count.rateLines))
      return
    }
    count.fileLines += 1
    if (text.trim() !== '') readEntry(text, count.fileLines)
  }
  const mustWrite = (): boolean => stager.isFull() && refusals.isEmpty()
  return {
    take: async (lines) => {
      for (const text of lines) {
        refusals.collect(() => readLine(text))
        if (mustWrite()) await stager.write()
      }
      await spool.flush()
    },
    finish: async () => {
      const known = rates.known()
      for await (const { fileLine, text } of spool.lines()) {
        refusals.collect(() => stage(readJournalLine(text, fileLine), known))
        if (mustWrite()) await stager.write()
      }
      refusals.raise()
      return { ...(await stager.finish()), rates: rates.used(), ...days.seen() }
    },
    fileLine: () => count.fileLines,
    close: () => spool.close(),
  }
}

function firstAndLast(): { note: (date: LocalDate) => void; seen: () => Days } {
  let from: LocalDate | undefined
  let to: LocalDate | undefined
  return {
    note: (date) => {
      from = from === undefined ? date : LocalDate.min(from, date)
      to = to === undefined ? date : LocalDate.max(to, date)
    },
    seen: () => ({ from, to }),
  }
}
