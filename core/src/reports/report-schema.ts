import { z } from 'zod'
import { accountTypes } from '../ledger/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'

/** A decimal string in the report's currency. */
export const Amount = z.string().regex(/^-?\d+(\.\d+)?$/)
export const Currency = z.string().length(3)

export const TrialBalanceQuery = z.object({ asOf: LocalDateWire.optional() })
export type TrialBalanceQuery = z.infer<typeof TrialBalanceQuery>

export const ProfitAndLossQuery = z.object({
  from: LocalDateWire.optional(),
  to: LocalDateWire.optional(),
  /** The same days a year before, or as many days just before. */
  compare: z.enum(['previous_year', 'previous_period']).optional(),
  by: z.enum(['month']).optional(),
})
export type ProfitAndLossQuery = z.infer<typeof ProfitAndLossQuery>

export const BalanceSheetQuery = z.object({
  asOf: LocalDateWire.optional(),
  compareAsOf: LocalDateWire.optional(),
})
export type BalanceSheetQuery = z.infer<typeof BalanceSheetQuery>

/** Which journal lines make up a figure. `accountId` null: all income and expense accounts. */
export const DrillView = z
  .object({
    accountId: z.string().nullable(),
    from: LocalDateView.nullable(),
    to: LocalDateView,
  })
  .meta({ id: 'ReportDrill' })
export type DrillView = z.infer<typeof DrillView>

export const TrialBalanceView = z
  .object({
    asOf: LocalDateView,
    currency: Currency,
    rows: z.array(
      z.object({
        accountId: z.string(),
        code: z.string(),
        name: z.string(),
        type: z.enum(accountTypes),
        debit: Amount,
        credit: Amount,
        drill: DrillView,
      }),
    ),
    totalDebit: Amount,
    totalCredit: Amount,
  })
  .meta({ id: 'TrialBalance' })
export type TrialBalanceView = z.infer<typeof TrialBalanceView>

export const ReportRowView = z
  .object({
    kind: z.enum(['heading', 'account', 'subtotal', 'computed']),
    depth: z.number().int(),
    accountId: z.string().nullable(),
    code: z.string(),
    name: z.string(),
    /** One per column; empty on headings. */
    amounts: z.array(Amount),
    drills: z.array(DrillView),
  })
  .meta({ id: 'ReportRow' })
export type ReportRowView = z.infer<typeof ReportRowView>

export const ReportSectionView = z
  .object({
    type: z.enum(accountTypes),
    rows: z.array(ReportRowView),
    totals: z.array(Amount),
  })
  .meta({ id: 'ReportSection' })
export type ReportSectionView = z.infer<typeof ReportSectionView>

export const ProfitAndLossView = z
  .object({
    currency: Currency,
    columns: z.array(
      z.object({
        from: LocalDateView,
        to: LocalDateView,
        role: z.enum(['period', 'comparison', 'month', 'total']),
      }),
    ),
    income: ReportSectionView,
    expenses: ReportSectionView,
    profit: z.array(Amount),
  })
  .meta({ id: 'ProfitAndLoss' })
export type ProfitAndLossView = z.infer<typeof ProfitAndLossView>

export const BalanceSheetView = z
  .object({
    currency: Currency,
    columns: z.array(z.object({ asOf: LocalDateView, fiscalYearStart: LocalDateView })),
    assets: ReportSectionView,
    liabilities: ReportSectionView,
    equity: ReportSectionView,
    liabilitiesAndEquity: z.array(Amount),
  })
  .meta({ id: 'BalanceSheet' })
export type BalanceSheetView = z.infer<typeof BalanceSheetView>
