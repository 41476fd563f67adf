import type { CustomerBalances } from './customer-balances.ts'
import type { Sales } from './sales.ts'
import type { Sheet } from './sheet.ts'
import { amount, amounts, blank, line, text, total } from './sheet.ts'
import type { TaxFigures, TaxSummary } from './tax-summary.ts'
import { sharedSalesNote } from './tax-summary.ts'

/** What sales are grouped by, as screens and paper say it. */
export const salesGroupWords = {
  customer: 'Customer',
  item: 'Product or service',
  account: 'Account',
} as const

export const salesSheet = ({ by, currency, columns, rows, totals }: Sales): Sheet => ({
  title: `Sales by ${salesGroupWords[by].toLowerCase()}`,
  columns: [
    'Code',
    `${salesGroupWords[by]} (${currency})`,
    ...columns.map(({ from, to }) => `${from} to ${to}`),
  ],
  rows: [
    ...rows.map((row) => line(text(row.code), text(row.name), ...amounts(row.amounts))),
    total(text(''), text('Total'), ...amounts(totals)),
  ],
})

export const customerBalancesSheet = (report: CustomerBalances): Sheet => ({
  title: 'Customer balances',
  columns: [
    `Customer (${report.currency})`,
    ...[`Opening ${report.from}`, 'Invoiced', 'Received', 'Exchange differences', 'Other'],
    `Closing ${report.to}`,
  ],
  rows: [
    ...report.rows.map((row) => line(text(row.customerName), ...amounts(row.amounts))),
    total(text('Total'), ...amounts(report.totals)),
  ],
})

const taxCells = (figures: TaxFigures) =>
  amounts([figures.sales, figures.outputTax, figures.purchases, figures.inputTax])

/** What a kind of tax is called on paper; tax that was posted without a code has none. */
export const taxKindWords = {
  standard: 'Taxed',
  zero_rated: 'Zero-rated',
  exempt: 'Exempt',
  out_of_scope: 'Out of scope',
  reverse_charge: 'Reverse charge',
  withholding: 'Withholding',
} as const

export const taxSummarySheet = (report: TaxSummary): Sheet => ({
  title: 'Tax summary',
  columns: [
    ...['Kind', 'Code', `Tax (${report.currency})`],
    ...['Sales', 'Output tax', 'Purchases', 'Input tax'],
  ],
  rows: [
    ...report.rows.map((row) =>
      line(
        text(row.kind === null ? 'Without a code' : taxKindWords[row.kind]),
        text(row.code),
        text(row.name),
        ...taxCells(row),
      ),
    ),
    total(text(''), text(''), text('Total'), ...taxCells(report.totals)),
    total(text(''), text(''), text('Output less input tax'), amount(report.net), ...blank(3)),
    line(
      ...[text(''), text(''), text('Movement of the control accounts'), text('')],
      ...[amount(report.proof.outputTax), text(''), amount(report.proof.inputTax)],
    ),
    line(text(''), text(''), text('Difference'), amount(report.proof.difference), ...blank(3)),
    ...(report.hasSharedSales
      ? [line(text(''), text(''), text(sharedSalesNote), ...blank(4))]
      : []),
  ],
})
