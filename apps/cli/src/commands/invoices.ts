import { readFile, writeFile } from 'node:fs/promises'
import {
  createInvoice,
  duplicateInvoice,
  getInvoice,
  issueInvoice,
  listInvoices,
  voidInvoice,
} from '@smb/api-client'
import type { InvoiceListItem } from '@smb/api-client'
import { invoiceFromFile, settlementWords } from '@smb/core/invoicing'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { Exit, exitCodes } from '../exit.ts'
import { everyPage } from '../pages.ts'
import { connection, signedIn } from '../signed-in.ts'
import { showPreview } from './invoice-preview.ts'

const business = { 'business!': 'slug of the business' }

/** Where an invoice stands, in the words of what settled it. */
function statusOf({ status, settlement, settledBy }: InvoiceListItem): string {
  const words = settlement && settlementWords(settlement, settledBy)
  return words ? words.toLowerCase() : (settlement ?? status).replace('_', ' ')
}

const columns = [
  { head: 'Number', cell: (one: InvoiceListItem) => one.number ?? 'draft' },
  { head: 'Customer', cell: (one: InvoiceListItem) => one.customerName ?? '' },
  { head: 'Issued', cell: (one: InvoiceListItem) => one.issueDate ?? '' },
  { head: 'Due', cell: (one: InvoiceListItem) => one.dueDate ?? '' },
  {
    head: 'Status',
    cell: statusOf,
  },
  { head: 'Total', cell: (one: InvoiceListItem) => one.total.amount, align: 'right' as const },
  {
    head: 'Outstanding',
    cell: (one: InvoiceListItem) => one.outstanding.amount,
    align: 'right' as const,
  },
  { head: '', cell: (one: InvoiceListItem) => one.currency },
  { head: 'Id', cell: (one: InvoiceListItem) => one.id },
]

const list: Command = {
  words: 'invoice list',
  values: {
    ...business,
    status: 'draft, open, unpaid, part_paid, paid, overdue or voided',
    from: 'issued from',
    to: 'issued to',
    limit: 'rows at most',
  },
  summary: 'Invoices, newest first',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const filter = {
      status: optional(input, 'status'),
      from: optional(input, 'from'),
      to: optional(input, 'to'),
    }
    const items = await everyPage(
      optional(input, 'limit'),
      async (page) =>
        (await listInvoices({ client, query: { ...filter, ...page } as never, throwOnError: true }))
          .data,
    )
    input.output.table(items, columns, items)
  },
}

const show: Command = {
  words: 'invoice show',
  arguments: ['INVOICE'],
  values: business,
  summary: 'One invoice, whole, as JSON',
  run: async (input) => {
    const { data } = await getInvoice({
      client: await signedIn(text(input, 'business')),
      path: { id: input.args[0] as string },
      throwOnError: true,
    })
    input.output.say(JSON.stringify(data, null, 2), data)
  },
}

const create: Command = {
  words: 'invoice create',
  arguments: ['FILE.json'],
  values: business,
  switches: { issue: 'issue it at once' },
  summary: 'Make a draft from a file with the fields of POST /invoices',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data: draft } = await createInvoice({
      client,
      body: (await jsonFile(input.args[0] as string)) as never,
      throwOnError: true,
    })
    if (input.flags['issue'] !== true) {
      input.output.say(`Draft ${draft.id} over ${draft.total.amount} ${draft.currency}`, draft)
      return
    }
    const { data } = await issueInvoice({
      client,
      path: { id: draft.id },
      body: { version: draft.version },
      throwOnError: true,
    })
    input.output.say(`Issued ${data.number} over ${data.total.amount} ${data.currency}`, data)
  },
}

const issue: Command = {
  words: 'invoice issue',
  arguments: ['INVOICE'],
  values: { ...business, date: 'issue date, today if left out' },
  summary: 'Give a draft its number and post it',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data: draft } = await getInvoice({ client, path, throwOnError: true })
    const date = optional(input, 'date')
    const body = { version: draft.version, ...(date === undefined ? {} : { issueDate: date }) }
    const { data } = await issueInvoice({ client, path, body, throwOnError: true })
    input.output.say(`Issued ${data.number} over ${data.total.amount} ${data.currency}`, data)
  },
}

const withdraw: Command = {
  words: 'invoice void',
  arguments: ['INVOICE'],
  values: { ...business, 'reason!': 'why' },
  summary: 'Withdraw an invoice; it keeps its number',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data: invoice } = await getInvoice({ client, path, throwOnError: true })
    const { data } = await voidInvoice({
      client,
      path,
      body: { version: invoice.version, reason: text(input, 'reason') },
      throwOnError: true,
    })
    input.output.say(`Voided ${data.number}`, data)
  },
}

const pdf: Command = {
  words: 'invoice pdf',
  arguments: ['INVOICE'],
  values: { ...business, 'out!': 'file to write' },
  summary: 'Write the invoice as PDF',
  run: async (input) => {
    const { baseUrl, token } = await connection()
    const answer = await fetch(
      `${baseUrl}/api/v1/invoices/${encodeURIComponent(input.args[0] as string)}/pdf`,
      {
        headers: { authorization: `Bearer ${token}`, 'smb-business': text(input, 'business') },
      },
    )
    if (!answer.ok)
      throw new Exit(exitCodes.refused, ((await answer.json()) as { detail: string }).detail)
    const bytes = Buffer.from(await answer.arrayBuffer())
    await writeFile(text(input, 'out'), bytes)
    input.output.say(`Wrote ${text(input, 'out')} (${bytes.length} bytes)`, {
      file: text(input, 'out'),
      bytes: bytes.length,
    })
  },
}

const preview: Command = {
  words: 'invoice preview',
  arguments: ['FILE.json'],
  summary: 'Totals, tax table and journal entry of a file, without server or account',
  run: async (input) => {
    showPreview(invoiceFromFile(await jsonFile(input.args[0] as string)), input.output)
  },
}

async function jsonFile(path: string): Promise<unknown> {
  const content = await readFile(path, 'utf8')
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Exit(exitCodes.file, `${path} is not JSON: ${(error as Error).message}`)
  }
}

const duplicate: Command = {
  words: 'invoice duplicate',
  arguments: ['INVOICE'],
  values: business,
  summary: 'Make a new draft of an invoice',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const path = { id: input.args[0] as string }
    const { data } = await duplicateInvoice({ client, path, throwOnError: true })
    input.output.say(`Draft ${data.id}`, data)
  },
}

export const invoiceCommands: readonly Command[] = [
  list,
  show,
  create,
  issue,
  withdraw,
  duplicate,
  pdf,
  preview,
]
