import { getBalanceSheet, getProfitAndLoss, getTrialBalance } from '@smb/api-client'
import type { ProfitAndLoss, TrialBalance } from '@smb/api-client'
import type { Command } from '../command.ts'
import { optional, text } from '../command.ts'
import type { Column } from '../output.ts'
import { signedIn } from '../signed-in.ts'

const business = { 'business!': 'slug of the business' }

const trialBalance: Command = {
  words: 'report trial-balance',
  values: { ...business, 'as-of': 'day, today if left out' },
  summary: 'Balance of every account',
  run: async (input) => {
    const { data } = await getTrialBalance({
      client: await signedIn(text(input, 'business')),
      query: dates({ asOf: optional(input, 'as-of') }),
      throwOnError: true,
    })
    type Row = Pick<TrialBalance['rows'][number], 'code' | 'name' | 'debit' | 'credit'>
    const total: Row = { code: '', name: 'Total', debit: data.totalDebit, credit: data.totalCredit }
    const columns: Column<Row>[] = [
      { head: 'Code', cell: (row) => row.code },
      { head: 'Account', cell: (row) => row.name },
      { head: 'Debit', cell: (row) => row.debit, align: 'right' },
      { head: 'Credit', cell: (row) => row.credit, align: 'right' },
    ]
    input.output.table([...data.rows, total], columns, data)
    if (!input.output.isJson) input.output.note(`${data.currency}, as of ${data.asOf}`)
  },
}

const profitAndLoss: Command = {
  words: 'report profit-and-loss',
  values: {
    ...business,
    from: 'first day',
    to: 'last day',
    compare: 'previous_year or previous_period',
    by: 'month',
  },
  summary: 'Income, expenses and profit of a period',
  run: async (input) => {
    const query = dates({
      from: optional(input, 'from'),
      to: optional(input, 'to'),
      compare: optional(input, 'compare'),
      by: optional(input, 'by'),
    })
    const { data } = await getProfitAndLoss({
      client: await signedIn(text(input, 'business')),
      query: query,
      throwOnError: true,
    })
    const heads = data.columns.map((column) =>
      column.role === 'month'
        ? column.from.slice(0, 7)
        : column.role === 'total'
          ? 'Total'
          : `${column.from} – ${column.to}`,
    )
    const rows = [
      ...section('Income', data.income),
      ...section('Expenses', data.expenses),
      { name: 'Profit', amounts: data.profit },
    ]
    input.output.table(rows, reportColumns(heads), data)
  },
}

const balanceSheet: Command = {
  words: 'report balance-sheet',
  values: { ...business, 'as-of': 'day, today if left out', compare: 'another day' },
  summary: 'What the business owns and owes on a day',
  run: async (input) => {
    const query = dates({ asOf: optional(input, 'as-of'), compareAsOf: optional(input, 'compare') })
    const { data } = await getBalanceSheet({
      client: await signedIn(text(input, 'business')),
      query,
      throwOnError: true,
    })
    const rows = [
      ...section('Assets', data.assets),
      ...section('Liabilities', data.liabilities),
      ...section('Equity', data.equity),
      { name: 'Liabilities and equity', amounts: data.liabilitiesAndEquity },
    ]
    input.output.table(rows, reportColumns(data.columns.map((column) => column.asOf)), data)
  },
}

type Row = { readonly name: string; readonly amounts: readonly string[] }
type Section = ProfitAndLoss['income']

function section(title: string, of: Section): Row[] {
  const rows = of.rows.map((row) => ({
    name: `${'  '.repeat(row.depth + 1)}${[row.code, row.name].filter(Boolean).join(' ')}`,
    amounts: row.amounts,
  }))
  return [
    { name: title, amounts: [] },
    ...rows,
    { name: `Total ${title.toLowerCase()}`, amounts: of.totals },
  ]
}

const reportColumns = (heads: readonly string[]): Column<Row>[] => [
  { head: '', cell: (row) => row.name },
  ...heads.map((head, position) => ({
    head,
    cell: (row: Row) => row.amounts[position] ?? '',
    align: 'right' as const,
  })),
]

/** Only what was given: the server knows the defaults. */
function dates(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

export const reportCommands: readonly Command[] = [trialBalance, profitAndLoss, balanceSheet]
