import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { readRates } from '@smb/core/exchange'
import { Decimal } from '@smb/core/money'
import type { ImportAccountsResponse, JournalCsvImport, JournalImport } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { ask, upload } from '../upload.ts'

const business = { 'business!': 'slug of the business' }

const journal: Command = {
  words: 'import journal',
  arguments: ['FILE.jsonl'],
  values: {
    ...business,
    rates: 'CSV with date,currency,rate that overrides the file’s own exchange rates',
  },
  summary: 'Import a journal, one transaction a line; the same file again adds nothing',
  run: async (input) => {
    const file = input.args[0] as string
    const rates = optional(input, 'rates')
    const head = rates === undefined ? '' : rateLines(await readFile(rates, 'utf8'))
    const imported = await upload<JournalImport>(`/journal-imports`, {
      file,
      head,
      contentType: 'application/x-ndjson',
      business: text(input, 'business'),
      output: input.output,
    })
    input.output.say(
      `${imported.added} entries added, ${imported.alreadyThere} were there already, ${imported.accountsCreated} accounts opened (${imported.from} to ${imported.to})`,
      imported,
    )
  },
}

const accounts: Command = {
  words: 'import accounts',
  arguments: ['FILE.csv'],
  values: business,
  switches: { preview: 'say line by line what would happen and change nothing' },
  summary:
    'Import a chart of accounts with the columns code, name, type and parent, all or nothing',
  run: async (input) => {
    const isPreview = input.flags['preview'] === true
    const made = await upload<ImportAccountsResponse>(`/accounts/import?preview=${isPreview}`, {
      file: input.args[0] as string,
      head: '',
      contentType: 'text/csv',
      business: text(input, 'business'),
      output: input.output,
    })
    const sum = `${isPreview ? 'Would open' : 'Opened'}: ${made.new}, there already: ${made.existing}, not fitting: ${made.conflicts}`
    if (!isPreview) return input.output.say(sum, made)
    const columns = [
      { head: 'Line', cell: (row: Row) => String(row.line), align: 'right' as const },
      { head: 'Code', cell: (row: Row) => row.code },
      { head: 'Name', cell: (row: Row) => row.name },
      { head: 'What happens', cell: (row: Row) => row.message ?? row.outcome },
    ]
    input.output.table(made.rows, columns, made)
    input.output.note(sum)
  },
}
type Row = ImportAccountsResponse['rows'][number]

const journals: Command = {
  words: 'import journals',
  arguments: ['FILE.csv'],
  values: {
    ...business,
    mapping: 'what the columns are, as JSON; see mapping in --json --preview',
  },
  switches: { preview: 'say entry by entry what would happen and change nothing' },
  summary:
    'Import a spreadsheet of journals, a row for each debit or credit, all or nothing; the same file again adds nothing',
  run: async (input) => {
    const isPreview = input.flags['preview'] === true
    const mapping = optional(input, 'mapping')
    const query = new URLSearchParams({
      preview: String(isPreview),
      ...(mapping === undefined ? {} : { mapping }),
    })
    const made = await upload<JournalCsvImport>(`/journal-imports/csv?${query.toString()}`, {
      file: input.args[0] as string,
      head: '',
      contentType: 'text/csv',
      business: text(input, 'business'),
      output: input.output,
    })
    const sum = `${isPreview ? 'Would add' : 'Added'}: ${made.new}, there already: ${made.alreadyThere}, not fitting: ${made.faulty}`
    if (!isPreview) return input.output.say(sum, made)
    input.output.table(made.entries, entryColumns, made)
    const { refusal, questions } = made.csv
    for (const { words } of questions) input.output.note(words)
    return input.output.note(refusal ? refusal.message : sum)
  },
}
type Entry = JournalCsvImport['entries'][number]
const outcomes = { new: 'new', already_there: 'there already', faulty: 'does not fit' }
const entryColumns = [
  { head: 'Line', cell: (entry: Entry) => String(entry.fileLine), align: 'right' as const },
  { head: 'Entry', cell: (entry: Entry) => entry.reference ?? '' },
  { head: 'Date', cell: (entry: Entry) => entry.postingDate ?? '' },
  { head: 'Total', cell: (entry: Entry) => entry.total?.amount ?? '', align: 'right' as const },
  {
    head: 'What happens',
    cell: ({ outcome, faults }: Entry) =>
      faults.map(({ fileLine, message }) => `Line ${fileLine}: ${message}`).join(' ') ||
      outcomes[outcome],
  },
]

const exportBooks = (format: string): Command => ({
  words: `export ${format}`,
  values: business,
  summary: `All entries to standard output, for ${format === 'jsonl' ? 'another import' : format}`,
  run: async (input) => {
    const answer = await ask(`/exports/journal?format=${format}`, {
      business: text(input, 'business'),
    })
    for await (const chunk of answer.body as ReadableStream<Uint8Array>) {
      if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
    }
  },
})

function rateLines(csv: string): string {
  return readRates(csv)
    .map(
      ({ date, currency, rate }) =>
        `${JSON.stringify({ rate: { date, currency, rate: Decimal.toString(rate) } })}\n`,
    )
    .join('')
}

export const exchangeCommands: readonly Command[] = [
  journal,
  journals,
  accounts,
  ...['hledger', 'beancount', 'jsonl'].map(exportBooks),
]
