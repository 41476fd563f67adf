import { createWriteStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getCashOverTime } from '@smb/api-client'
import type { CashOverTime } from '@smb/api-client'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'
import { ask } from '../upload.ts'

const business = { 'business!': 'slug of the business' }
const endings = ['.csv', '.xlsx', '.pdf']
/** Flags that reports take, and what the API calls them. */
const choices = {
  from: 'from',
  to: 'to',
  'as-of': 'asOf',
  compare: 'compare',
  by: 'by',
  account: 'accountId',
} as const

const file: Command = {
  words: 'report file',
  arguments: ['REPORT', 'FILE'],
  values: {
    ...business,
    from: 'first day',
    to: 'last day',
    'as-of': 'day, for reports of one',
    compare: 'previous_year or previous_period',
    by: 'month, customer or account',
    account: 'id of the account, for account-transactions',
  },
  summary: 'Write a report, such as general-ledger, as .csv, .xlsx or .pdf',
  run: async (input) => {
    const [report = '', path = ''] = input.args
    const ending = extname(path)
    if (!endings.includes(ending)) throw usageError('FILE must end in .csv, .xlsx or .pdf.')
    const slug = text(input, 'business')
    const address = `/reports/${encodeURIComponent(report)}${ending}?${queryOf(input)}`
    const answer = await ask(address, { business: slug })
    if (!answer.body) throw usageError(`The server has no ${report}${ending}.`)
    const target = createWriteStream(path)
    await pipeline(Readable.fromWeb(answer.body), target)
    input.output.say(`Wrote ${path} (${target.bytesWritten} bytes)`, {
      file: path,
      bytes: target.bytesWritten,
    })
  },
}

function queryOf(input: Input): string {
  const query = new URLSearchParams()
  for (const [flag, name] of Object.entries(choices)) {
    const value = optional(input, flag)
    if (value !== undefined) query.set(name, value)
  }
  return query.toString()
}

const cashColumns: Column<CashOverTime['points'][number]>[] = [
  { head: 'From', cell: (point) => point.from },
  { head: 'To', cell: (point) => point.to },
  { head: 'Change', cell: (point) => point.change, align: 'right' },
  { head: 'Cash', cell: (point) => point.balance, align: 'right' },
]

const cashOverTime: Command = {
  words: 'report cash-over-time',
  values: { ...business, by: 'day, week or month', from: 'first day', to: 'last day' },
  summary: 'Cash at the end of each day, week or month',
  run: async (input) => {
    const [by, from, to] = [optional(input, 'by'), optional(input, 'from'), optional(input, 'to')]
    const { data } = await getCashOverTime({
      client: await signedIn(text(input, 'business')),
      // The server says which steps there are.
      query: {
        ...(by ? { by: by as CashOverTime['by'] } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
      },
      throwOnError: true,
    })
    input.output.table(data.points, cashColumns, data)
    if (!input.output.isJson)
      input.output.note(`${data.currency}; lowest ${data.lowest.balance} on ${data.lowest.to}`)
  },
}

export const reportFileCommands: readonly Command[] = [cashOverTime, file]
