import { writeFile } from 'node:fs/promises'
import {
  allocateCreditNote,
  getCreditable,
  getCreditNote,
  issueCreditNote,
  listCreditNotes,
  previewCreditNote,
  voidCreditNote,
} from '@smb/api-client'
import type { CreditNoteListItem } from '@smb/api-client'
import { Decimal } from '@smb/core/money'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import { Exit, exitCodes, usageError } from '../exit.ts'
import { everyPage } from '../pages.ts'
import { connection, signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }
const argument = (input: Input): string => input.args[0] as string

const list: Command = {
  words: 'credit-note list',
  values: {
    ...business,
    status: 'issued, voided or with_remainder',
    invoice: 'those that correct this invoice',
    from: 'issued from',
    to: 'issued to',
    limit: 'rows at most',
  },
  summary: 'Credit notes, newest first',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const filter = {
      status: optional(input, 'status'),
      invoiceId: optional(input, 'invoice'),
      from: optional(input, 'from'),
      to: optional(input, 'to'),
    }
    const items = await everyPage(optional(input, 'limit'), async (page) => {
      const query = { ...filter, ...page } as never
      return (await listCreditNotes({ client, query, throwOnError: true })).data
    })
    const columns = [
      { head: 'Number', cell: (one: CreditNoteListItem) => one.number },
      { head: 'Corrects', cell: (one: CreditNoteListItem) => one.invoiceNumber },
      { head: 'Customer', cell: (one: CreditNoteListItem) => one.customerName ?? '' },
      { head: 'Issued', cell: (one: CreditNoteListItem) => one.issueDate },
      { head: 'Status', cell: (one: CreditNoteListItem) => one.status },
      {
        head: 'Total',
        cell: (one: CreditNoteListItem) => one.total.amount,
        align: 'right' as const,
      },
      {
        head: 'Left',
        cell: (one: CreditNoteListItem) => one.remainder.amount,
        align: 'right' as const,
      },
      { head: '', cell: (one: CreditNoteListItem) => one.total.currency },
      { head: 'Id', cell: (one: CreditNoteListItem) => one.id },
    ]
    input.output.table(items, columns, items)
  },
}

const show: Command = {
  words: 'credit-note show',
  arguments: ['CREDIT-NOTE'],
  values: business,
  summary: 'One credit note, whole, as JSON',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data } = await getCreditNote({
      client,
      path: { id: argument(input) },
      throwOnError: true,
    })
    input.output.say(JSON.stringify(data, null, 2), data)
  },
}

const create: Command = {
  words: 'credit-note create',
  arguments: ['INVOICE'],
  values: {
    ...business,
    lines:
      'N=QUANTITY or N=AMOUNT+CURRENCY (2=50.00EUR) by number of the line left; all that is left if left out',
    reason: 'what the customer reads on it',
    date: 'issue date, today if left out',
  },
  switches: {
    keep: 'keep it as customer credit, do not put it to the invoice',
    preview: 'show what it would do, issue nothing',
  },
  summary: 'Give back part or all of an issued invoice',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: argument(input) }
    const { data: left } = await getCreditable({ client, path, throwOnError: true })
    const date = optional(input, 'date')
    const body = {
      invoiceId: left.invoiceId,
      reason: optional(input, 'reason') ?? '',
      allocate: input.flags['keep'] !== true,
      lines: wantedLines(left.lines, optional(input, 'lines')),
      ...(date === undefined ? {} : { issueDate: date }),
    }
    if (input.flags['preview'] === true) {
      const { data } = await previewCreditNote({ client, body, throwOnError: true })
      input.output.say(JSON.stringify(data, null, 2), data)
      return
    }
    const { data } = await issueCreditNote({ client, body, throwOnError: true })
    const { number, total, remainder, id } = data
    input.output.say(
      `Issued ${number} over ${total.amount} ${total.currency}; ${remainder.amount} stays as credit (${id})`,
      data,
    )
  },
}

type Left = {
  readonly invoiceLineId: string
  readonly quantityLeft: string
  readonly amountLeft: { readonly amount: string; readonly currency: string }
}

/** `1=3,2=50.00EUR`: pieces of the first line, an amount of the second. */
function wantedLines(left: readonly Left[], wanted: string | undefined) {
  if (wanted === undefined) {
    return left.map(({ invoiceLineId, quantityLeft, amountLeft }) =>
      Decimal.isZero(Decimal.from(quantityLeft))
        ? { invoiceLineId, amount: amountLeft }
        : { invoiceLineId, quantity: quantityLeft },
    )
  }
  return wanted.split(',').map((pair) => {
    const [, n = '', figure = '', currency = ''] =
      /^(\d+)=(-?\d+(?:\.\d+)?)([A-Z]{3})?$/.exec(pair.trim()) ?? []
    const line = left[Number.parseInt(n, 10) - 1]
    if (!line)
      throw usageError(`“${pair}” is not N=QUANTITY or N=AMOUNT and currency of a line left.`)
    const { invoiceLineId } = line
    if (currency === '') return { invoiceLineId, quantity: figure }
    return { invoiceLineId, amount: { amount: figure, currency } }
  })
}

const allocate: Command = {
  words: 'credit-note allocate',
  arguments: ['CREDIT-NOTE'],
  values: { ...business, 'invoice!': 'INVOICE=AMOUNT pairs, separated by commas' },
  summary: 'Put what remains of a credit note to other invoices',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: argument(input) }
    const { data: note } = await getCreditNote({ client, path, throwOnError: true })
    const allocations = text(input, 'invoice')
      .split(',')
      .map((pair) => {
        const [invoiceId, amount] = pair.split('=')
        if (!invoiceId || !amount) throw usageError(`“${pair}” is not INVOICE=AMOUNT.`)
        return { invoiceId, amount: { amount, currency: note.currency } }
      })
    const { data } = await allocateCreditNote({
      client,
      path,
      body: { allocations },
      throwOnError: true,
    })
    const { amount, currency } = data.remainder
    input.output.say(`${amount} ${currency} of ${data.number} is left`, data)
  },
}

const withdraw: Command = {
  words: 'credit-note void',
  arguments: ['CREDIT-NOTE'],
  values: { ...business, 'reason!': 'why' },
  summary: 'Withdraw a credit note of which nothing is used; it keeps its number',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: argument(input) }
    const { data: note } = await getCreditNote({ client, path, throwOnError: true })
    const body = { version: note.version, reason: text(input, 'reason') }
    const { data } = await voidCreditNote({ client, path, body, throwOnError: true })
    input.output.say(`Voided ${data.number}`, data)
  },
}

const pdf: Command = {
  words: 'credit-note pdf',
  arguments: ['CREDIT-NOTE'],
  values: { ...business, 'out!': 'file to write' },
  summary: 'Write the credit note as PDF',
  run: async (input) => {
    const { baseUrl, token } = await connection()
    const path = `/api/v1/credit-notes/${encodeURIComponent(argument(input))}/pdf`
    const answer = await fetch(`${baseUrl}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'smb-business': text(input, 'business') },
    })
    if (!answer.ok)
      throw new Exit(exitCodes.refused, ((await answer.json()) as { detail: string }).detail)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const file = text(input, 'out')
    await writeFile(file, bytes)
    input.output.say(`Wrote ${file} (${bytes.length} bytes)`, { file, bytes: bytes.length })
  },
}

export const creditNoteCommands: readonly Command[] = [list, show, create, allocate, withdraw, pdf]
