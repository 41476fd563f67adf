import type { CashFlow } from '@smb/api-client'
import {
  getCashFlow,
  getCustomerBalances,
  getGeneralLedger,
  getSales,
  getTaxSummary,
} from '@smb/api-client'
import {
  cashFlowSections,
  customerBalanceColumns,
  sharedSalesNote,
  taxKindWords,
} from '@smb/core/reports'
import type { Command, Input } from '../command.ts'
import { optional, text } from '../command.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'

type Row = { readonly name: string; readonly amounts: readonly string[] }

const days = { 'business!': 'slug of the business', from: 'first day', to: 'last day' }
const compare = { compare: 'previous_year or previous_period' }

/** Only what was given: the server knows the defaults. */
function query(input: Input, ...flags: readonly string[]): Record<string, string> {
  const given = flags.map((flag) => [flag, optional(input, flag)] as const)
  return Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

const columnsOf = (heads: readonly string[]): Column<Row>[] => [
  { head: '', cell: (row) => row.name },
  ...heads.map((head, position) => ({
    head,
    cell: (row: Row) => row.amounts[position] ?? '',
    align: 'right' as const,
  })),
]
const periodHeads = (columns: readonly { from: string; to: string }[]): string[] =>
  columns.map(({ from, to }) => `${from} – ${to}`)

const generalLedger: Command = {
  words: 'report general-ledger',
  values: days,
  summary: 'Opening, movement and closing of every account',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const asked = { client, query: query(input, 'from', 'to'), throwOnError: true } as const
    const { data } = await getGeneralLedger(asked)
    const rows = data.accounts.map(({ code, name, opening, debit, credit, closing }) => ({
      name: `${code} ${name}`,
      amounts: [opening, debit, credit, closing],
    }))
    const total = { name: 'Total', amounts: ['', data.totalDebit, data.totalCredit] }
    const heads = ['Opening', 'Debit', 'Credit', 'Closing']
    input.output.table([...rows, total], columnsOf(heads), data)
  },
}

const sales: Command = {
  words: 'report sales',
  values: { ...days, ...compare, by: 'customer, item or account' },
  summary: 'Income of a period by customer, item or account',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const asked = query(input, 'from', 'to', 'compare', 'by')
    const { data } = await getSales({ client, query: asked, throwOnError: true })
    const rows = data.rows.map(({ code, name, amounts }) => ({
      name: [code, name].filter(Boolean).join(' '),
      amounts,
    }))
    const total = { name: 'Total', amounts: data.totals }
    input.output.table([...rows, total], columnsOf(periodHeads(data.columns)), data)
  },
}

const customerBalances: Command = {
  words: 'report customer-balances',
  values: days,
  summary: 'What each customer owed, what changed it, and what they owe',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const asked = { client, query: query(input, 'from', 'to'), throwOnError: true } as const
    const { data } = await getCustomerBalances(asked)
    const rows = data.rows.map(({ customerName: name, amounts }) => ({ name, amounts }))
    const total = { name: 'Total', amounts: data.totals }
    input.output.table([...rows, total], columnsOf(customerBalanceColumns), data)
  },
}

const taxSummary: Command = {
  words: 'report tax-summary',
  values: days,
  summary: 'Taxable amounts and taxes of a period per tax code',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const asked = { client, query: query(input, 'from', 'to'), throwOnError: true } as const
    const { data } = await getTaxSummary(asked)
    const rows = [...data.rows, { ...data.totals, kind: null, code: '', name: 'Total' }]
    const shown = rows.map((row) => ({
      name: [row.kind && taxKindWords[row.kind], row.code, row.name].filter(Boolean).join(' '),
      amounts: [row.sales, row.outputTax, row.purchases, row.inputTax],
    }))
    const heads = ['Sales', 'Output tax', 'Purchases', 'Input tax']
    input.output.table(shown, columnsOf(heads), data)
    if (!input.output.isJson)
      input.output.note(`Output less input tax ${data.net}; difference ${data.proof.difference}.`)
    if (!input.output.isJson && data.hasSharedSales) input.output.note(sharedSalesNote)
  },
}

const cashFlow: Command = {
  words: 'report cash-flow',
  values: { ...days, ...compare },
  summary: 'What became of the profit on its way to cash',
  run: async (input) => {
    const client = await signedIn(text(input, 'business'))
    const asked = query(input, 'from', 'to', 'compare')
    const { data } = await getCashFlow({ client, query: asked, throwOnError: true })
    input.output.table(cashFlowRows(data), columnsOf(periodHeads(data.columns)), data)
  },
}

const cashFlowRows = (report: CashFlow): Row[] => [
  ...cashFlowSections.flatMap(({ part, title, total }) => [
    { name: title, amounts: [] },
    ...(part === 'operating' ? [{ name: '  Profit', amounts: report.profit }] : []),
    ...report[part].rows.map(({ code, name, amounts }) => ({ name: `  ${code} ${name}`, amounts })),
    { name: total, amounts: report[part].totals },
  ]),
  { name: 'Net change in cash', amounts: report.net },
  { name: 'Cash at the beginning', amounts: report.opening },
  { name: 'Cash at the end', amounts: report.closing },
  { name: 'Difference', amounts: report.difference },
]

export const periodReportCommands: readonly Command[] = [
  cashFlow,
  generalLedger,
  customerBalances,
  sales,
  taxSummary,
]
