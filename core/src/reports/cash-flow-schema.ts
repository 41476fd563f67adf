import { z } from 'zod'
import { Money } from '../money/index.ts'
import { LocalDateView } from '../time/index.ts'
import type { CashFlow, CashFlowRow, CashFlowSection } from './cash-flow.ts'
import { PeriodQuery } from './general-ledger-schema.ts'
import { Amount, Currency } from './report-schema.ts'

export const CashFlowQuery = PeriodQuery.extend({
  compare: z.enum(['previous_year', 'previous_period']).optional(),
})
export type CashFlowQuery = z.infer<typeof CashFlowQuery>

const RowView = z.object({
  accountId: z.string(),
  code: z.string(),
  name: z.string(),
  amounts: z.array(Amount),
})
const SectionView = z
  .object({ rows: z.array(RowView), totals: z.array(Amount) })
  .meta({ id: 'CashFlowSection' })

/** Indirect method; amounts are one per column, positive where cash grew. */
export const CashFlowView = z
  .object({
    currency: Currency,
    columns: z.array(z.object({ from: LocalDateView, to: LocalDateView })),
    profit: z.array(Amount),
    /** Changes in working capital; the totals include the profit. */
    operating: SectionView,
    investing: SectionView,
    financing: SectionView,
    /** Movements of accounts that nothing says where they belong. */
    unclassified: SectionView,
    net: z.array(Amount),
    opening: z.array(Amount),
    closing: z.array(Amount),
    /** Closing less opening less net: zero. */
    difference: z.array(Amount),
    /** The accounts that count as cash, with their closing balances. */
    cash: z.array(RowView),
  })
  .meta({ id: 'CashFlow' })
export type CashFlowView = z.infer<typeof CashFlowView>

const texts = (figures: readonly Money[]): string[] => figures.map(Money.toString)
const rowViews = (rows: readonly CashFlowRow[]) =>
  rows.map((row) => ({ ...row, amounts: texts(row.amounts) }))
const sectionView = ({ rows, totals }: CashFlowSection) => ({
  rows: rowViews(rows),
  totals: texts(totals),
})

export const cashFlowView = (report: CashFlow): CashFlowView => ({
  currency: report.currency,
  columns: report.columns.map(({ from, to }) => ({ from, to })),
  profit: texts(report.profit),
  operating: sectionView(report.operating),
  investing: sectionView(report.investing),
  financing: sectionView(report.financing),
  unclassified: sectionView(report.unclassified),
  net: texts(report.net),
  opening: texts(report.opening),
  closing: texts(report.closing),
  difference: texts(report.difference),
  cash: rowViews(report.cash),
})
