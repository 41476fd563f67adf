import { listAccounts, listJournalEntries, postJournal, reverseJournal } from '@smb/api-client'
import type { ListJournalEntriesResponse } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import type { Column } from '../output.ts'
import { everyPage } from '../pages.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

type Entry = ListJournalEntriesResponse['items'][number]

const columns: Column<Entry>[] = [
  { head: 'Date', cell: ({ postingDate }) => postingDate },
  { head: 'From', cell: ({ source }) => source.type.replaceAll('_', ' ') },
  { head: 'Memo', cell: ({ memo }) => memo ?? '' },
  { head: 'Total', cell: ({ total }) => total.amount, align: 'right' },
  { head: 'Id', cell: ({ id }) => id },
]

const list: Command = {
  words: 'journal list',
  values: { ...business, from: 'posted from', to: 'posted to', limit: 'rows at most' },
  summary: 'Journal entries, newest first',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const filter = { from: optional(input, 'from'), to: optional(input, 'to') }
    const items = await everyPage(
      optional(input, 'limit'),
      async (page) =>
        (
          await listJournalEntries({
            client,
            query: { ...filter, ...page } as never,
            throwOnError: true,
          })
        ).data,
    )
    input.output.table(items, columns, items)
  },
}

type Side = 'debit' | 'credit'

/** `6100=80.00,6110=20.00`: account codes, each with an amount. */
function linesOf(given: string, side: Side, by: { ids: Map<string, string>; currency: string }) {
  return given.split(',').map((pair) => {
    const [code = '', amount] = pair.split('=')
    const accountId = by.ids.get(code)
    if (!amount) throw usageError(`“${pair}” is not ACCOUNT=AMOUNT.`)
    if (!accountId) throw usageError(`There is no account ${code}.`)
    return { accountId, side, amount: { amount, currency: by.currency } }
  })
}

const post: Command = {
  words: 'journal post',
  values: {
    ...business,
    'date!': 'posting date',
    'debit!': 'ACCOUNT=AMOUNT by account code, separated by commas',
    'credit!': 'ACCOUNT=AMOUNT by account code, separated by commas',
    'currency!': 'of all amounts',
    rate: 'base currency per unit, where it is another',
    memo: 'what it is about',
    'reverse-on': 'day on which it is undone by itself',
  },
  summary: 'Post a manual journal entry; both sides must be equal',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data: accounts } = await listAccounts({ client, throwOnError: true })
    const ids = new Map(accounts.items.map(({ id, code }) => [code, id]))
    const by = { ids, currency: text(input, 'currency') }
    const [rate, reverseOn] = [optional(input, 'rate'), optional(input, 'reverse-on')]
    const lines = [
      ...linesOf(text(input, 'debit'), 'debit', by),
      ...linesOf(text(input, 'credit'), 'credit', by),
    ]
    const { data } = await postJournal({
      client,
      body: {
        postingDate: text(input, 'date'),
        memo: optional(input, 'memo') ?? '',
        lines: lines.map((line) => ({ ...line, ...(rate === undefined ? {} : { rate }) })),
        ...(reverseOn === undefined ? {} : { reverseOn }),
      },
      throwOnError: true,
    })
    input.output.say(`Posted ${data.total.amount} ${data.total.currency} (${data.id})`, data)
  },
}

const reverse: Command = {
  words: 'journal reverse',
  arguments: ['ID'],
  values: { ...business, date: 'its day; that of the entry, or the first open one, if left out' },
  summary: 'Undo a manual entry by its opposite; both stay visible',
  run: async (input) => {
    const date = optional(input, 'date')
    const { data } = await reverseJournal({
      client: await signedIn(text(input, 'business')),
      path: { id: input.args[0] as string },
      body: date === undefined ? {} : { postingDate: date },
      throwOnError: true,
    })
    input.output.say(`Reversed on ${data.postingDate} by ${data.id}`, data)
  },
}

export const manualJournalCommands: readonly Command[] = [list, post, reverse]
