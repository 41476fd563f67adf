import { allocatePayment, endAllocation, getPayment, reversePayment } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }
const day = { date: 'its day, today or the first open one if left out' }
const dated = (date: string | undefined) => (date === undefined ? {} : { date })

const show: Command = {
  words: 'payment show',
  arguments: ['PAYMENT'],
  values: business,
  summary: 'One payment, whole, as JSON',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data } = await getPayment({ client, path, throwOnError: true })
    input.output.say(JSON.stringify(data, null, 2), data)
  },
}

const allocate: Command = {
  words: 'payment allocate',
  arguments: ['PAYMENT'],
  values: { ...business, ...day, 'invoice!': 'INVOICE=AMOUNT pairs, separated by commas' },
  summary: 'Put what remains of a payment to invoices',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data: payment } = await getPayment({ client, path, throwOnError: true })
    const { currency } = payment.amount
    const allocations = text(input, 'invoice')
      .split(',')
      .map((pair) => {
        const [invoiceId, amount] = pair.split('=')
        if (!invoiceId || !amount) throw usageError(`“${pair}” is not INVOICE=AMOUNT.`)
        return { invoiceId, amount: { amount, currency } }
      })
    const body = { allocations, ...dated(optional(input, 'date')) }
    const { data } = await allocatePayment({ client, path, body, throwOnError: true })
    input.output.say(`${data.remainder.amount} ${currency} stays as credit`, data)
  },
}

const end: Command = {
  words: 'allocation end',
  arguments: ['ALLOCATION'],
  values: { ...business, ...day },
  summary: 'Take one allocation off; invoice and payment are open by it again',
  run: async (input) => {
    const { data } = await endAllocation({
      client: await signedIn(text(input, 'business')),
      path: { id: input.args[0] as string },
      body: dated(optional(input, 'date')),
      throwOnError: true,
    })
    input.output.say(`${data.remainder.amount} ${data.remainder.currency} is credit again`, data)
  },
}

const reverse: Command = {
  words: 'payment reverse',
  arguments: ['PAYMENT'],
  values: { ...business, ...day, 'reason!': 'why' },
  summary: 'Undo a payment and its allocations; it stays visible as reversed',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data: before } = await getPayment({ client, path, throwOnError: true })
    const { version } = before
    const body = { reason: text(input, 'reason'), version, ...dated(optional(input, 'date')) }
    const { data } = await reversePayment({ client, path, body, throwOnError: true })
    input.output.say(`Reversed ${data.amount.amount} ${data.amount.currency}`, data)
  },
}

export const allocationCommands: readonly Command[] = [show, allocate, end, reverse]
