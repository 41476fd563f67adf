import { readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { readRates } from '@smb/core/exchange'
import { Decimal } from '@smb/core/money'
import type { JournalImport } from '@smb/api-client'
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
  ...['hledger', 'beancount', 'jsonl'].map(exportBooks),
]
