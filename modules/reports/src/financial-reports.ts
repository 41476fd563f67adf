import type {
  BalanceSheet,
  BalanceSheetQuery,
  BalanceSheetRows,
  CurrencyBalances,
  Period,
  ProfitAndLoss,
  ProfitAndLossQuery,
  TrialBalance,
  TrialBalanceQuery,
} from '@smb/core/reports'
import {
  balanceSheet,
  comparisonPeriod,
  profitAndLoss,
  profitAndLossByMonth,
  reportErrors,
  reportMonthsMax,
  trialBalance,
} from '@smb/core/reports'
import { LocalDate, fiscalYearOf, monthsBetween } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import type { Span } from './balance-queries.ts'
import { currencyBalances, monthlyMovements, movementsOver } from './balance-queries.ts'
import { reportPeriod } from './report-period.ts'

/** Every account's balance at the end of a day, today unless it is said. */
export async function readTrialBalance(
  tx: ReadTx,
  query: TrialBalanceQuery,
): Promise<TrialBalance> {
  const asOf = query.asOf ?? tx.today
  const [rows = []] = await movementsOver(tx, [{ from: null, to: asOf }])
  return trialBalance(rows, { asOf, currency: tx.baseCurrency })
}

/** Balances at the end of a day as they were posted, per account and currency. */
export async function readCurrencyBalances(
  tx: ReadTx,
  query: TrialBalanceQuery,
): Promise<CurrencyBalances> {
  const asOf = query.asOf ?? tx.today
  return { asOf, rows: await currencyBalances(tx, asOf) }
}

/**
 * Income and expenses of a period: up to today unless it is said, from the first day of the fiscal year that holds the last
 * day. Throws `report.period_reversed`, `report.too_many_months`, `report.months_or_comparison`.
 */
export async function readProfitAndLoss(
  tx: ReadTx,
  query: ProfitAndLossQuery,
): Promise<ProfitAndLoss> {
  const period = reportPeriod(tx, query)
  if (query.by === 'month') return readByMonth(tx, period, query)
  const compared = query.compare ? [comparisonPeriod(period, query.compare)] : []
  const [rows = [], comparedRows = []] = await movementsOver(tx, [period, ...compared])
  const [other] = compared
  const comparison = other && { ...other, rows: comparedRows }
  return profitAndLoss({ ...period, rows }, tx.baseCurrency, comparison)
}

async function readByMonth(
  tx: ReadTx,
  period: Period,
  query: ProfitAndLossQuery,
): Promise<ProfitAndLoss> {
  if (query.compare) throw reportErrors.monthsOrComparison()
  if (monthsBetween(period.from, period.to).length > reportMonthsMax)
    throw reportErrors.tooManyMonths()
  return profitAndLossByMonth(await monthlyMovements(tx, period), period, tx.baseCurrency)
}

/** What the business owns and owes at the end of a day, today unless it is said, beside another day where asked. */
export async function readBalanceSheet(
  tx: ReadTx,
  query: BalanceSheetQuery,
): Promise<BalanceSheet> {
  const dates = [query.asOf ?? tx.today, ...(query.compareAsOf ? [query.compareAsOf] : [])]
  const frames = dates.map((asOf) => ({
    asOf,
    fiscalYearStart: fiscalYearOf(asOf, tx.fiscalYearStartMonth).start,
  }))
  const moved = await movementsOver(tx, frames.flatMap(partsOfBalance))
  const [current, comparison] = frames.map((frame, index): BalanceSheetRows => {
    const [earlierYears = [], thisYear = []] = moved.slice(index * 2)
    return { ...frame, rows: [...earlierYears, ...thisYear], earlierYears }
  })
  return balanceSheet(current as BalanceSheetRows, tx.baseCurrency, comparison)
}

/** A balance is what was there when the fiscal year began and what moved since (rule 47). */
function partsOfBalance({
  asOf,
  fiscalYearStart,
}: {
  asOf: LocalDate
  fiscalYearStart: LocalDate
}): Span[] {
  return [
    { from: null, to: LocalDate.addDays(fiscalYearStart, -1) },
    { from: fiscalYearStart, to: asOf },
  ]
}
