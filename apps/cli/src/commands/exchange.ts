import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { readRates } from '@smb/core/exchange'
import { Decimal } from '@smb/core/money'
import type {
  ImportAccountsResponse,
  JournalImport,
  Problem,
  StatementImport,
} from '@smb/api-client'
import { ApiProblem } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { connection } from '../signed-in.ts'
import type { Output } from '../output.ts'

const business = { 'business!': 'slug of the business' }
const progressEveryBytes = 1024 * 1024

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

const bank: Command = {
  words: 'import bank',
  arguments: ['FILE.ofx'],
  values: { ...business, 'bank-account!': 'id of the bank account' },
  summary: 'Import a bank statement',
  run: async (input) => {
    const file = input.args[0] as string
    const name = encodeURIComponent(file.split('/').at(-1) as string)
    const path = `/bank-accounts/${encodeURIComponent(text(input, 'bank-account'))}/imports?fileName=${name}`
    const imported = await upload<StatementImport>(path, {
      file,
      head: '',
      contentType: 'application/x-ofx',
      business: text(input, 'business'),
      output: input.output,
    })
    input.output.say(
      `${imported.newCount} of ${imported.lineCount} lines are new, ${imported.duplicateCount} were there already`,
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

type Upload = {
  readonly file: string
  readonly head: string
  readonly contentType: string
  readonly business: string
  readonly output: Output
}

/** Streams a file to the server at its pace, saying how far it is. */
async function upload<T>(path: string, from: Upload): Promise<T> {
  const { size } = await stat(from.file)
  async function* bytes(): AsyncGenerator<Buffer> {
    let sent = 0
    let next = progressEveryBytes
    if (from.head !== '') yield Buffer.from(from.head)
    for await (const chunk of createReadStream(from.file, { highWaterMark: 256 * 1024 })) {
      yield chunk as Buffer
      sent += (chunk as Buffer).length
      if (sent < next) continue
      next = sent + progressEveryBytes
      from.output.progress(bar(sent, size))
    }
    from.output.progress('Sent. Checking and posting …')
  }
  const answer = await ask(path, {
    business: from.business,
    method: 'POST',
    headers: { 'content-type': from.contentType, 'idempotency-key': randomUUID() },
    body: Readable.toWeb(Readable.from(bytes())),
  }).finally(() => from.output.progress(''))
  return (await answer.json()) as T
}

function bar(sent: number, size: number): string {
  const percent = Math.floor((sent * 100) / Math.max(size, 1))
  const filled = Math.floor(percent / 4)
  return `${'█'.repeat(filled)}${'░'.repeat(25 - filled)} ${percent} %  ${Math.floor(sent / 1048576)} of ${Math.ceil(size / 1048576)} MB sent`
}

async function ask(
  path: string,
  how: {
    business: string
    method?: string
    headers?: Record<string, string>
    body?: ReadableStream
  },
): Promise<Response> {
  const { baseUrl, token } = await connection()
  const init = {
    method: how.method ?? 'GET',
    headers: { authorization: `Bearer ${token}`, 'smb-business': how.business, ...how.headers },
    ...(how.body ? { body: how.body, duplex: 'half' } : {}),
  }
  const answer = await fetch(`${baseUrl}/api/v1${path}`, init as RequestInit).catch(() => {
    throw new ApiProblem(unreachable(baseUrl))
  })
  if (!answer.ok) throw new ApiProblem((await answer.json()) as Problem)
  return answer
}

const unreachable = (url: string): Problem => ({
  type: 'about:blank',
  title: 'No answer',
  status: 0,
  detail: `${url} does not answer. Nothing was changed; try again.`,
  code: 'network.unreachable',
  requestId: '',
  issues: [],
})

export const exchangeCommands: readonly Command[] = [
  journal,
  bank,
  accounts,
  ...['hledger', 'beancount', 'jsonl'].map(exportBooks),
]
