import { csvEncoding, csvFileErrors } from '@smb/core/csv'
import { AppError } from '@smb/core/errors'
import { readItemFile } from '@smb/core/items'
import { readChartFile } from '@smb/core/ledger'
import { readOpeningAccounts, readOpeningInvoices } from '@smb/core/onboarding'
import type { FuzzedReader } from './fuzzed-reader.ts'
import { strangersFiles } from './fuzzed-reader.ts'

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)
const files = [
  'Code,Name,Price,Unit,Account,Tax\nD-1,"Design hour, remote",80.00,hour,4000,VAT\nD-2,Café,2.50,,4000,\n',
  'Artikelnummer;Bezeichnung;Preis\nA1;Größe;1.234,50\nA2;"Zwei\nZeilen";2,00\n',
  'Number,Name,Type,Parent\n1000,Cash,Current Assets,\n1010,Till,Bank,1000\n4000,Sales,Income,\n',
  'code,debit,credit\n1000,500.00,\n3000,,500.00\n',
  'customer,number,date,due,amount\nNorthwind,INV-1,2026-01-31,2026-02-28,120.00\n',
]

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder(csvEncoding(bytes), { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) throw csvFileErrors.notText(1)
    throw error
  }
}

/** What each of the readers says; a file that all of them refuse is refused as the first one does. */
function readByAll(text: string): unknown[] {
  const refusals: AppError[] = []
  const results = [readItemFile, readChartFile, readOpeningAccounts, readOpeningInvoices].map(
    (read) => {
      try {
        return read(text)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refusals.push(error)
        return error.code
      }
    },
  )
  const [first] = refusals
  if (first && refusals.length === results.length) throw first
  return results
}

/** Products, charts, trial balances and open invoices as tables: one file goes through all four readers. */
export const tableReader: FuzzedReader = {
  name: 'CSV lists',
  seeds: () => [...files.map(encoded), ...strangersFiles(/\.csv$/)],
  read: async (pieces) => {
    const text = decoded(Buffer.concat(pieces))
    return { result: readByAll(text), refusal: null, faults: [] }
  },
}
