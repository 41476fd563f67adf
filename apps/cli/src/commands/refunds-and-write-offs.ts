import {
  listRefunds,
  refundCredit,
  reverseRefund,
  reverseWriteOff,
  writeOffInvoice,
} from '@smb/api-client'
import type { Refund } from '@smb/api-client'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import { everyPage } from '../pages.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }
const argument = (input: Input): string => input.args[0] as string

const refundList: Command = {
  words: 'refund list',
  values: { ...business, customer: 'id of the customer', limit: 'rows at most' },
  summary: 'Customer credit that was paid back, newest first',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const customerId = optional(input, 'customer')
    const items = await everyPage(optional(input, 'limit'), async (page) => {
      const query = { ...page, ...(customerId === undefined ? {} : { customerId }) }
      return (await listRefunds({ client, query, throwOnError: true })).data
    })
    const columns = [
      { head: 'Date', cell: (one: Refund) => one.date },
      { head: 'Amount', cell: (one: Refund) => one.amount.amount, align: 'right' as const },
      { head: '', cell: (one: Refund) => one.amount.currency },
      { head: 'Of', cell: (one: Refund) => one.paymentId ?? one.creditNoteId ?? '' },
      { head: 'Reversed', cell: (one: Refund) => one.reversedOn ?? '' },
      { head: 'Id', cell: (one: Refund) => one.id },
    ]
    input.output.table(items, columns, items)
  },
}

const refund: Command = {
  words: 'refund pay',
  arguments: ['PAYMENT-OR-CREDIT-NOTE'],
  values: {
    ...business,
    'date!': 'day it was paid',
    'amount!': 'decimal amount',
    'currency!': 'its currency',
    rate: 'base currency per unit, where the currency is another',
    account: 'id of the account it was paid from; the default bank if left out',
    reference: 'what the bank or customer reads',
  },
  summary: 'Pay back what remains of a payment or credit note, or part of it',
  run: async (input) => {
    const [rate, account] = [optional(input, 'rate'), optional(input, 'account')]
    const id = argument(input)
    const { data } = await refundCredit({
      client: await signedIn(text(input, 'business')),
      body: {
        ...(id.startsWith('crn_') ? { creditNoteId: id } : { paymentId: id }),
        date: text(input, 'date'),
        amount: { amount: text(input, 'amount'), currency: text(input, 'currency') },
        reference: optional(input, 'reference') ?? '',
        ...(rate === undefined ? {} : { exchangeRate: rate }),
        ...(account === undefined ? {} : { bankLedgerAccountId: account }),
      },
      throwOnError: true,
    })
    const { amount, currency } = data.amount
    input.output.say(`Paid back ${amount} ${currency} (${data.id})`, data)
  },
}

const refundReverse: Command = {
  words: 'refund reverse',
  arguments: ['REFUND'],
  values: { ...business, 'reason!': 'why' },
  summary: 'Undo a refund; it stays visible as reversed',
  run: async (input) => {
    const { data } = await reverseRefund({
      client: await signedIn(text(input, 'business')),
      path: { id: argument(input) },
      body: { reason: text(input, 'reason') },
      throwOnError: true,
    })
    input.output.say(`Reversed on ${data.reversedOn}`, data)
  },
}

const writeOff: Command = {
  words: 'invoice write-off',
  arguments: ['INVOICE'],
  values: {
    ...business,
    amount: 'decimal amount, all that is outstanding if left out',
    currency: 'its currency, with an amount',
    account: 'id of the expense account for bad debts',
    reason: 'why',
    date: 'day of the entry, today if left out',
  },
  switches: { tax: 'take the tax in it back, where the law lets you' },
  summary: 'Take what an invoice has outstanding, or part of it, to bad debts',
  run: async (input) => {
    const [amount, currency] = [optional(input, 'amount'), optional(input, 'currency')]
    const [account, date] = [optional(input, 'account'), optional(input, 'date')]
    if (amount !== undefined && currency === undefined) throw usageError('Say the --currency, too.')
    const { data } = await writeOffInvoice({
      client: await signedIn(text(input, 'business')),
      path: { id: argument(input) },
      body: {
        reversesTax: input.flags['tax'] === true,
        reason: optional(input, 'reason') ?? '',
        ...(amount && currency ? { amount: { amount, currency } } : {}),
        ...(account === undefined ? {} : { expenseAccountId: account }),
        ...(date === undefined ? {} : { date }),
      },
      throwOnError: true,
    })
    input.output.say(`Wrote ${data.amount.amount} ${data.amount.currency} off (${data.id})`, data)
  },
}

const writeOffReverse: Command = {
  words: 'write-off reverse',
  arguments: ['WRITE-OFF'],
  values: { ...business, 'reason!': 'why' },
  summary: 'Undo a write-off; the invoice owes again what it did',
  run: async (input) => {
    const { data } = await reverseWriteOff({
      client: await signedIn(text(input, 'business')),
      path: { id: argument(input) },
      body: { reason: text(input, 'reason') },
      throwOnError: true,
    })
    input.output.say(`Reversed on ${data.reversedOn}`, data)
  },
}

export const refundAndWriteOffCommands: readonly Command[] = [
  refundList,
  refund,
  refundReverse,
  writeOff,
  writeOffReverse,
]
