import { getExchangeRate, getJournalEntry, listTaxCodes } from '@smb/api-client'
import type { GetJournalEntryResponse } from '@smb/api-client'
import { rateOriginWords } from '@smb/core/ledger'
import type { Command } from '../command.ts'
import { text } from '../command.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

type Line = GetJournalEntryResponse['lines'][number]

const entry: Command = {
  words: 'journal show',
  arguments: ['ID'],
  values: business,
  summary: 'One entry with its lines, and every tax code that a line counts for',
  run: async (input) => {
    const options = {
      client: await signedIn(text(input, 'business')),
      throwOnError: true,
    } as const
    const { data } = await getJournalEntry({ ...options, path: { id: input.args[0] as string } })
    const { data: taxCodes } = await listTaxCodes(options)
    const codes = new Map(taxCodes.items.map(({ id, code }) => [id, code]))
    const amount = (side: Line['side']) => (line: Line) =>
      line.side === side ? line.base.amount : ''
    const columns = [
      { head: 'Account', cell: (line: Line) => `${line.accountCode} ${line.accountName}` },
      { head: 'Debit', cell: amount('debit'), align: 'right' as const },
      { head: 'Credit', cell: amount('credit'), align: 'right' as const },
      {
        head: 'In its currency',
        cell: ({ amount: own, base }: Line) =>
          own.currency === base.currency ? '' : `${own.amount} ${own.currency}`,
      },
      {
        head: 'Tax codes',
        cell: (line: Line) => line.taxCodeIds.map((id) => codes.get(id) ?? id).join(', '),
      },
    ]
    input.output.table(data.lines, columns, data)
  },
}

const exchangeRate: Command = {
  words: 'exchange-rate',
  values: {
    ...business,
    'currency!': 'the foreign currency',
    'date!': 'the day of the document',
  },
  summary: 'The last rate that the books used for a currency on or before a day',
  run: async (input) => {
    const { data } = await getExchangeRate({
      client: await signedIn(text(input, 'business')),
      query: { currency: text(input, 'currency'), date: text(input, 'date') },
      throwOnError: true,
    })
    const { currency, baseCurrency, proposed } = data
    if (!proposed) {
      input.output.say(`The books have used no rate for ${currency} up to that day`, data)
      return
    }
    const origin = `as on ${rateOriginWords(proposed)} of ${proposed.date}`
    const old = proposed.isOld ? '; it is more than 30 days old' : ''
    input.output.say(`1 ${currency} = ${proposed.rate} ${baseCurrency}, ${origin}${old}`, data)
  },
}

export const journalCommands: readonly Command[] = [entry, exchangeRate]
