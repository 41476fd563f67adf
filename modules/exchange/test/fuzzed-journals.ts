import type { BasedTransaction, JournalTransaction } from '@smb/core/exchange'
import { journalCsvErrors, journalCsvLimits } from '@smb/core/exchange'
import { idFromUuid } from '@smb/core/ids'
import type { AccountType, LedgerAccount } from '@smb/core/ledger'
import { currency, minorUnitsMax } from '@smb/core/money'
import { wholeBody } from '@smb/platform/http'
import { generatedJournal } from '../../../tests/exchange/journal-generator.ts'
import type { FuzzedReader } from '../../../tests/hostile/files/fuzzed-reader.ts'
import {
  arriving,
  dateFaults,
  strangersFiles,
  textFaults,
} from '../../../tests/hostile/files/fuzzed-reader.ts'
import type { EntryStager } from '../src/entry-stager.ts'
import { fileLines } from '../src/file-lines.ts'
import { journalReader } from '../src/journal-reader.ts'
import { readJournalCsvBytes } from '../src/read-journal-csv-bytes.ts'

const eur = currency('EUR')
const limits = { account: 200, memo: 500, reference: 100 }

/** What the books could not hold of an entry: sides that differ, amounts beyond bounds, texts that cannot be kept. */
function entryFaults(entry: BasedTransaction): string[] {
  const { lines } = entry
  const sums = lines.reduce(
    (sum, { side, baseMinor }) => sum + (side === 'debit' ? baseMinor : -baseMinor),
    0n,
  )
  const isSound = (minor: bigint): boolean =>
    typeof minor === 'bigint' && minor >= 0n && minor <= minorUnitsMax
  return [
    ...(sums === 0n ? [] : [`an entry is out of balance by ${sums}`]),
    ...(lines.length >= 2 ? [] : ['an entry has fewer than two lines']),
    ...dateFaults('an entry', entry.date),
    ...textFaults('description', entry.description, limits.memo),
    ...textFaults('reference', entry.reference, limits.reference),
    ...lines.flatMap(({ account, minor, baseMinor }) => [
      ...textFaults('account', account, limits.account),
      ...(isSound(minor) && isSound(baseMinor) ? [] : ['a line has an amount beyond bounds']),
    ]),
  ]
}

/** Takes the place of the database: keeps what would have gone there. */
function keeper(): EntryStager & { readonly entries: readonly BasedTransaction[] } {
  const entries: BasedTransaction[] = []
  return {
    entries,
    stage: (_read: JournalTransaction, based: BasedTransaction) => entries.push(based),
    isFull: () => false,
    write: async () => undefined,
    finish: async () => ({ added: entries.length, alreadyThere: 0, accountsCreated: 0 }),
    settled: async () => undefined,
  }
}

const jsonLine = (date: string, lines: readonly object[], more: object = {}): string =>
  `${JSON.stringify({ date, description: 'Café & Crème', ...more, lines })}\n`
const side = (account: string, type: AccountType, more: object): object => ({
  ...{ account, type, currency: 'EUR', debit_minor: 0, credit_minor: 0 },
  ...more,
})
const plainJournal = [
  jsonLine('2026-01-05', [
    side('Assets:Bank', 'asset', { debit_minor: 1250 }),
    side('Income:Sales', 'income', { credit_minor: '1250' }),
  ]),
  jsonLine(
    '2026-01-06',
    [
      side('Assets:USD', 'asset', { currency: 'USD', debit_minor: 100, base_debit_minor: 92 }),
      side('Assets:Bank', 'asset', { credit_minor: 92, base_credit_minor: 92 }),
    ],
    { base_currency: 'EUR', id: 7, ref: 'R-1' },
  ),
].join('')
const givenRates = '{"rate":{"date":"2026-01-01","currency":"USD","rate":"0.92"}}\n'

/** A journal file line by line, with its rates, as an import reads it; only the database is not there. */
export const jsonlReader: FuzzedReader = {
  name: 'JSONL journals',
  seeds: () =>
    [
      plainJournal,
      givenRates + plainJournal,
      generatedJournal(12).text,
      generatedJournal(40, 7).text,
    ].map((text) => new TextEncoder().encode(text)),
  read: async (pieces) => {
    const stager = keeper()
    const reader = journalReader(eur, stager)
    try {
      const lines = fileLines(arriving(pieces), { nextLine: () => reader.fileLine() + 1 })
      for await (const some of lines) await reader.take(some)
      const result = { found: await reader.finish(), entries: stager.entries }
      return { result, refusal: null, faults: stager.entries.flatMap(entryFaults) }
    } finally {
      await reader.close()
    }
  },
}

const account = (at: number, code: string, of: readonly [string, AccountType]): LedgerAccount => ({
  ...{ id: idFromUuid('acc', `018f0000-0000-7000-8000-00000000000${at}`), code, name: of[0] },
  ...{
    type: of[1],
    parentId: null,
    controlRole: null,
    currency: null,
    archivedAt: null,
    version: 1,
  },
})
const accounts = [
  account(1, '1000', ['Cash on hand', 'asset']),
  account(2, '3000', ['Capital', 'equity']),
  account(3, '6000', ['Rent', 'expense']),
]
const csvJournals = [
  'Entry,Date,Account,Memo,Debit,Credit\nJ-1,2026-03-31,6000,March rent,"1,200.00",\nJ-1,,1000,,,"1,200.00"\n' +
    'J-2,2026-04-02,Cash on hand,Owner pays in,500.00,\nJ-2,2026-04-02,3000,,,500.00\n',
  'Datum;Konto;Text;Soll;Haben\n31.03.2026;6000;Miete;1.200,00;\n31.03.2026;1000;Miete;;1.200,00\n\n' +
    '01.04.2026;1000;Einlage;80,50;\n01.04.2026;3000;Einlage;;80,50\n',
  'Date,Account,Amount,Currency,Rate,Description\n2026-03-31,1000,100.00,USD,0.92,Sale abroad\n' +
    '2026-03-31,3000,-100.00,USD,0.92,Sale abroad\nTotal,,0.00,,,\n',
]

/** A spreadsheet of journals with a chart of three accounts. */
export const journalCsvReader: FuzzedReader = {
  name: 'CSV journals',
  seeds: () => [
    ...csvJournals.map((text) => new TextEncoder().encode(text)),
    ...strangersFiles(/\.csv$/),
  ],
  read: async (pieces) => {
    const bytes = await wholeBody(arriving(pieces), {
      mib: journalCsvLimits.mib,
      tooLarge: journalCsvErrors.tooLarge,
    })
    const result = readJournalCsvBytes(bytes, { mapping: {}, accounts, baseCurrency: eur })
    const entries = result.entries.flatMap(({ transaction }) => transaction ?? [])
    return {
      result,
      refusal: result.csv.refusal?.code ?? null,
      faults: entries.flatMap(entryFaults),
    }
  },
}
