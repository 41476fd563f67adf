import { z } from 'zod'
import { Money } from '../money/index.ts'
import { LocalDateView } from '../time/index.ts'
import type { CustomerBalances } from './customer-balances.ts'
import { PeriodQuery } from './general-ledger-schema.ts'
import { Amount, Currency } from './report-schema.ts'
import type { Sales } from './sales.ts'
import { salesGroups } from './sales.ts'
import type { TaxFigures, TaxSummary } from './tax-summary.ts'
import { taxSummaryKinds } from './tax-summary.ts'

export const SalesQuery = PeriodQuery.extend({
  by: z.enum(salesGroups).default('customer'),
  compare: z.enum(['previous_year', 'previous_period']).optional(),
  /** So many of the largest rows, and the others in one. */
  top: z.coerce.number().int().min(1).max(100).optional(),
})
export type SalesQuery = z.infer<typeof SalesQuery>

/** Amounts are one per column: the period and, where asked, what it is compared with. */
export const SalesView = z
  .object({
    by: z.enum(salesGroups),
    currency: Currency,
    columns: z.array(z.object({ from: LocalDateView, to: LocalDateView })),
    rows: z.array(
      z.object({
        /** The customer, item or ledger account; null for income that has none. */
        id: z.string().nullable(),
        code: z.string(),
        name: z.string(),
        amounts: z.array(Amount),
      }),
    ),
    totals: z.array(Amount),
  })
  .meta({ id: 'Sales' })
export type SalesView = z.infer<typeof SalesView>

/** Amounts are opening, invoiced, received, exchange differences, other, closing. */
export const CustomerBalancesView = z
  .object({
    from: LocalDateView,
    to: LocalDateView,
    currency: Currency,
    rows: z.array(
      z.object({ customerId: z.string(), customerName: z.string(), amounts: z.array(Amount) }),
    ),
    totals: z.array(Amount),
  })
  .meta({ id: 'CustomerBalances' })
export type CustomerBalancesView = z.infer<typeof CustomerBalancesView>

const TaxFiguresView = z.object({
  sales: Amount,
  outputTax: Amount,
  purchases: Amount,
  inputTax: Amount,
})

export const TaxSummaryView = z
  .object({
    from: LocalDateView,
    to: LocalDateView,
    currency: Currency,
    rows: z.array(
      TaxFiguresView.extend({
        /** Null for tax that was posted without a code. */
        taxCodeId: z.string().nullable(),
        code: z.string(),
        name: z.string(),
        kind: z.enum(taxSummaryKinds).nullable(),
      }),
    ),
    /** A sale under several taxes counts once here. */
    totals: TaxFiguresView,
    /** Whether the rows say more than the totals because a sale stands under several taxes. */
    hasSharedSales: z.boolean(),
    net: Amount,
    /** Movements of the tax control accounts; the difference is zero. */
    proof: z.object({ outputTax: Amount, inputTax: Amount, difference: Amount }),
  })
  .meta({ id: 'TaxSummary' })
export type TaxSummaryView = z.infer<typeof TaxSummaryView>

const texts = (figures: readonly Money[]): string[] => figures.map(Money.toString)

export const salesView = ({ by, currency, columns, rows, totals }: Sales): SalesView => ({
  by,
  currency,
  columns: columns.map(({ from, to }) => ({ from, to })),
  rows: rows.map((row) => ({ ...row, amounts: texts(row.amounts) })),
  totals: texts(totals),
})

export const customerBalancesView = (report: CustomerBalances): CustomerBalancesView => ({
  from: report.from,
  to: report.to,
  currency: report.currency,
  rows: report.rows.map((row) => ({ ...row, amounts: texts(row.amounts) })),
  totals: texts(report.totals),
})

const figuresView = (figures: TaxFigures): z.infer<typeof TaxFiguresView> => ({
  sales: Money.toString(figures.sales),
  outputTax: Money.toString(figures.outputTax),
  purchases: Money.toString(figures.purchases),
  inputTax: Money.toString(figures.inputTax),
})

export function taxSummaryView(report: TaxSummary): TaxSummaryView {
  const { from, to, currency, rows, totals, hasSharedSales, net, proof } = report
  return {
    from,
    to,
    currency,
    rows: rows.map((row) => ({
      taxCodeId: row.taxCodeId,
      code: row.code,
      name: row.name,
      kind: row.kind,
      ...figuresView(row),
    })),
    totals: figuresView(totals),
    hasSharedSales,
    net: Money.toString(net),
    proof: {
      outputTax: Money.toString(proof.outputTax),
      inputTax: Money.toString(proof.inputTax),
      difference: Money.toString(proof.difference),
    },
  }
}
