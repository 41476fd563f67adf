import { writeFile } from 'node:fs/promises'
import { getNumberReport, getStatement, listNumberSeries, raiseNextNumber } from '@smb/api-client'
import type { NumberReport, NumberSeries, StatementOfAccount } from '@smb/api-client'
import { seriesNames } from '@smb/core/invoicing'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'
import { ask } from '../upload.ts'

const business = { 'business!': 'slug of the business' }

type Counter = NumberReport['counters'][number]
const ranges = (of: readonly { from: number; to: number }[]): string =>
  of.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')

const counterColumns: Column<Counter>[] = [
  { head: 'Series', cell: ({ series }) => series.replace('_', ' ') },
  { head: 'Year', cell: ({ counter }) => counter },
  { head: 'First', cell: ({ first }) => `${first ?? '–'}`, align: 'right' },
  { head: 'Last', cell: ({ last }) => `${last}`, align: 'right' },
  { head: 'Documents', cell: ({ count }) => `${count}`, align: 'right' },
  { head: 'Void', cell: ({ voidedCount }) => `${voidedCount}`, align: 'right' },
  { head: 'Left out', cell: ({ raises }) => ranges(raises) },
  { head: 'Missing', cell: ({ missing }) => ranges(missing) || 'none' },
]

const report: Command = {
  words: 'numbers report',
  values: business,
  summary: 'Every number that was given, and whether one is missing',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data } = await getNumberReport({ client, throwOnError: true })
    input.output.table(data.counters, counterColumns, data)
    if (input.output.isJson) return
    for (const { counter, raises } of data.counters) {
      for (const raise of raises) {
        const who = raise.byName ?? 'somebody'
        input.output.note(`${counter} ${ranges([raise])}: ${raise.reason} (${who}, ${raise.at})`)
      }
    }
  },
}

const seriesColumns: Column<NumberSeries>[] = [
  { head: 'Series', cell: ({ series }) => series.replace('_', ' ') },
  { head: 'Pattern', cell: ({ pattern }) => pattern },
  { head: 'Counts', cell: ({ restartsYearly }) => (restartsYearly ? 'by year' : 'for ever') },
  { head: 'Next', cell: ({ sample }) => sample },
]

const next: Command = {
  words: 'numbers list',
  values: business,
  summary: 'How invoices and credit notes are numbered, and the next number of each',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data } = await listNumberSeries({ client, throwOnError: true })
    input.output.table(data.items, seriesColumns, data)
  },
}

const raise: Command = {
  words: 'numbers raise',
  arguments: ['SERIES', 'NUMBER'],
  values: { ...business, 'reason!': 'why numbers are left out' },
  summary: 'Leave numbers out, for ever: SERIES is invoice or credit_note',
  run: async (input) => {
    const [name, number = ''] = input.args
    const series = seriesNames.find((each) => each === name)
    if (!series) throw usageError(`“${name}” is no series. Write invoice or credit_note.`)
    if (!/^\d{1,9}$/.test(number)) throw usageError(`“${number}” is not a whole number.`)
    const { data } = await raiseNextNumber({
      client: await signedIn(text(input, 'business')),
      path: { series },
      body: { nextNumber: Number.parseInt(number, 10), reason: text(input, 'reason') },
      throwOnError: true,
    })
    input.output.say(`The next number is ${data.sample}`, data)
  },
}

type Line = { date: string; what: string; amount: string; balance: string }
const lineColumns: Column<Line>[] = [
  { head: 'Date', cell: ({ date }) => date },
  { head: 'What', cell: ({ what }) => what },
  { head: 'Amount', cell: ({ amount }) => amount, align: 'right' },
  { head: 'Balance', cell: ({ balance }) => balance, align: 'right' },
]

function linesOf({ from, to, accounts }: StatementOfAccount): Line[] {
  return accounts.flatMap(({ currency, opening, lines, closing }) => [
    { date: from, what: `Opening balance ${currency}`, amount: '', balance: opening.amount },
    ...lines.map((line) => ({
      date: line.date,
      what: [line.kind.replaceAll('_', ' '), line.number, line.reference].filter(Boolean).join(' '),
      amount: line.amount.amount,
      balance: line.balance.amount,
    })),
    { date: to, what: `Closing balance ${currency}`, amount: '', balance: closing.amount },
  ])
}

/** Only what was given: the server knows the defaults. */
function queryOf(input: Input): Record<string, string> {
  const given = ['from', 'to', 'form', 'language'].map((key) => [key, optional(input, key)])
  return Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

const statement: Command = {
  words: 'customer statement',
  arguments: ['CUSTOMER'],
  values: {
    ...business,
    from: 'first day',
    to: 'last day',
    pdf: 'file to write the PDF to',
    form: 'of the PDF: activity or open_items',
    language: 'of the PDF: en or fr',
  },
  summary: 'A customer’s account over a period, or as the PDF that they get',
  run: async (input) => {
    const id = input.args[0] as string
    const slug = text(input, 'business')
    const query = queryOf(input)
    const file = optional(input, 'pdf')
    if (file !== undefined) {
      const path = `/customers/${id}/statement/pdf?${new URLSearchParams(query).toString()}`
      const answer = await ask(path, { business: slug })
      await writeFile(file, Buffer.from(await answer.arrayBuffer()))
      input.output.say(`Wrote ${file}`, { file })
      return
    }
    const { data } = await getStatement({
      client: await signedIn(slug),
      path: { id },
      query: { from: query['from'], to: query['to'] } as never,
      throwOnError: true,
    })
    input.output.table(linesOf(data), lineColumns, data)
  },
}

export const paperCommands: readonly Command[] = [statement, next, raise, report]
