import { readFile } from 'node:fs/promises'
import type { OpeningBalances } from '@smb/api-client'
import {
  listBusinesses,
  listOpeningBalances,
  postOpeningBalances,
  reverseOpeningBalances,
} from '@smb/api-client'
import { readOpeningAccounts, readOpeningInvoices } from '@smb/core/onboarding'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import { usageError } from '../exit.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const columns: Column<OpeningBalances>[] = [
  { head: 'As of', cell: (one) => one.asOf },
  { head: 'Invoices', cell: (one) => String(one.invoiceCount), align: 'right' },
  { head: 'Owed', cell: (one) => one.invoiceTotal.amount, align: 'right' },
  { head: 'Difference', cell: (one) => one.difference.amount, align: 'right' },
  { head: 'Taken back', cell: (one) => one.reversedAt ?? '' },
  { head: 'Id', cell: (one) => one.id },
]

const list: Command = {
  words: 'opening-balances list',
  values: business,
  summary: 'What the books were opened with',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const { data } = await listOpeningBalances({ client, throwOnError: true })
    input.output.table(data.items, columns, data)
  },
}

/** An amount of a file; throws a usage error that names the line. */
function amountAt(line: number, amount: string | undefined, currency: string) {
  if (amount === undefined) throw usageError(`Line ${line}: an amount cannot be read.`)
  return { amount, currency }
}

async function currencyOf(slug: string): Promise<string> {
  const { data } = await listBusinesses({ client: await signedIn(), throwOnError: true })
  return data.items.find((own) => own.slug === slug)?.baseCurrency ?? ''
}

const post: Command = {
  words: 'opening-balances post',
  arguments: ['TRIAL-BALANCE.csv'],
  values: {
    ...business,
    'as-of!': 'last day of the old books',
    invoices: 'CSV with customer, number, date, due, amount of what is still owed',
  },
  switches: { 'take-difference': 'put what is missing to zero to Opening balances' },
  summary: 'Open the books with a trial balance: CSV with code, debit, credit; all or nothing',
  run: async (input) => {
    const slug = text(input, 'business')
    const currency = await currencyOf(slug)
    const invoicesFile = optional(input, 'invoices')
    const accounts = readOpeningAccounts(await readFile(input.args[0] as string, 'utf8'))
    const invoices = invoicesFile ? readOpeningInvoices(await readFile(invoicesFile, 'utf8')) : []
    const body = {
      asOf: text(input, 'as-of'),
      takesDifference: input.flags['take-difference'] === true,
      accounts: accounts.map(({ line, code, debit, credit }) => ({
        code,
        debit: amountAt(line, debit, currency),
        credit: amountAt(line, credit, currency),
      })),
      invoices: invoices.map(({ line, amount, ...invoice }) => ({
        ...invoice,
        amount: amountAt(line, amount, currency),
      })),
    }
    const client = await signedIn(slug)
    const { data } = await postOpeningBalances({ client, body, throwOnError: true })
    input.output.say(
      `Opened the books at ${data.asOf} with ${data.invoiceCount} open invoices (${data.id})`,
      data,
    )
  },
}

const reverse: Command = {
  words: 'opening-balances reverse',
  arguments: ['ID'],
  values: business,
  summary: 'Take opening balances back with their invoices, to post them anew',
  run: async (input) => {
    const { data } = await reverseOpeningBalances({
      client: await signedIn(text(input, 'business')),
      path: { id: input.args[0] as string },
      throwOnError: true,
    })
    input.output.say(`Took the opening balances of ${data.asOf} back`, data)
  },
}

export const openingBalancesCommands: readonly Command[] = [list, post, reverse]
