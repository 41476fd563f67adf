import { createCustomer, listCustomers, listPayments, recordPayment } from '@smb/api-client'
import type { CustomerListItem, PaymentListItem } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import { everyPage } from '../pages.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const listOfCustomers: Command = {
  words: 'customer list',
  values: { ...business, limit: 'rows at most' },
  summary: 'Customers by name',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const items = await everyPage(
      optional(input, 'limit'),
      async (page) => (await listCustomers({ client, query: page, throwOnError: true })).data,
    )
    const columns = [
      { head: 'Name', cell: (one: CustomerListItem) => one.name },
      { head: 'Currency', cell: (one: CustomerListItem) => one.currency },
      { head: 'Id', cell: (one: CustomerListItem) => one.id },
    ]
    input.output.table(items, columns, items)
  },
}

const newCustomer: Command = {
  words: 'customer create',
  values: {
    ...business,
    'name!': 'their name',
    email: 'their e-mail',
    currency: 'their currency',
    terms: 'days to pay',
  },
  summary: 'Add a customer',
  run: async (input) => {
    const terms = optional(input, 'terms')
    const email = optional(input, 'email')
    const currency = optional(input, 'currency')
    const { data } = await createCustomer({
      client: await signedIn(text(input, 'business')),
      body: {
        name: text(input, 'name'),
        ...(email === undefined ? {} : { email }),
        ...(currency === undefined ? {} : { currency }),
        ...(terms === undefined ? {} : { paymentTermsDays: Number.parseInt(terms, 10) }),
      },
      throwOnError: true,
    })
    input.output.say(`${data.name} is ${data.id}`, data)
  },
}

const listOfPayments: Command = {
  words: 'payment list',
  values: { ...business, from: 'received from', to: 'received to', limit: 'rows at most' },
  summary: 'Payments received, newest first',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const filter = { from: optional(input, 'from'), to: optional(input, 'to') }
    const items = await everyPage(
      optional(input, 'limit'),
      async (page) =>
        (await listPayments({ client, query: { ...filter, ...page } as never, throwOnError: true }))
          .data,
    )
    const columns = [
      { head: 'Date', cell: (one: PaymentListItem) => one.date },
      { head: 'Customer', cell: (one: PaymentListItem) => one.customerName ?? '' },
      {
        head: 'Amount',
        cell: (one: PaymentListItem) => one.amount.amount,
        align: 'right' as const,
      },
      {
        head: 'Unallocated',
        cell: (one: PaymentListItem) => one.remainder.amount,
        align: 'right' as const,
      },
      { head: '', cell: (one: PaymentListItem) => one.amount.currency },
      { head: 'Id', cell: (one: PaymentListItem) => one.id },
    ]
    input.output.table(items, columns, items)
  },
}

const newPayment: Command = {
  words: 'payment record',
  values: {
    ...business,
    'customer!': 'id of the customer',
    'date!': 'day it arrived',
    'amount!': 'decimal amount that arrived',
    withheld: 'what the customer held back for the tax office; it settles too',
    'currency!': 'its currency',
    invoice: 'INVOICE=AMOUNT pairs, separated by commas; the rest stays as the customer’s credit',
    reference: 'what the bank or customer wrote',
  },
  summary: 'Record a payment over one or several invoices',
  run: async (input) => {
    const currency = text(input, 'currency')
    const withheld = optional(input, 'withheld')
    const { data } = await recordPayment({
      client: await signedIn(text(input, 'business')),
      body: {
        customerId: text(input, 'customer'),
        date: text(input, 'date'),
        amount: { amount: text(input, 'amount'), currency },
        ...(withheld === undefined ? {} : { withheld: { amount: withheld, currency } }),
        reference: optional(input, 'reference') ?? '',
        allocations: (optional(input, 'invoice')?.split(',') ?? []).map((pair) =>
          allocation(pair, currency),
        ),
      },
      throwOnError: true,
    })
    input.output.say(
      `Recorded ${data.amount.amount} ${currency}; ${data.remainder.amount} ${currency} stays as credit (${data.id})`,
      data,
    )
  },
}

function allocation(pair: string, currency: string) {
  const [invoiceId, amount] = pair.split('=')
  if (!invoiceId || !amount) throw usageError(`“${pair}” is not INVOICE=AMOUNT.`)
  return { invoiceId, amount: { amount, currency } }
}

export const customerAndPaymentCommands: readonly Command[] = [
  listOfCustomers,
  newCustomer,
  listOfPayments,
  newPayment,
]
