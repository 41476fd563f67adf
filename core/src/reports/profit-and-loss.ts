import { assert } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import type { Money } from '../money/index.ts'
import { LocalDate, monthsBetween } from '../time/index.ts'
import type { Column, Section } from './account-tree.ts'
import { balancesByAccount, section, subtractColumns } from './account-tree.ts'
import type { AccountBalanceRow, MonthlyBalanceRow, Period } from './report-rows.ts'

/** `columns` are periods; every row has one amount per column. By month, the last column is the whole period. */
export type ProfitAndLoss = {
  readonly kind: 'profit_and_loss'
  readonly currency: CurrencyCode
  readonly columns: readonly ProfitAndLossColumn[]
  readonly income: Section
  readonly expenses: Section
  /** Income less expenses per column; a loss is negative. */
  readonly profit: readonly Money[]
}

export type ProfitAndLossColumn = Period & {
  readonly role: 'period' | 'comparison' | 'month' | 'total'
}

/** Movements of a period: Σ debits and credits of its days, not balances to date. */
export type PeriodRows = Period & { readonly rows: readonly AccountBalanceRow[] }

function report(
  columns: readonly {
    readonly column: ProfitAndLossColumn
    readonly rows: readonly AccountBalanceRow[]
  }[],
  currency: CurrencyCode,
): ProfitAndLoss {
  const figures = columns.map(({ column, rows }): Column => {
    assert(column.from <= column.to, 'a period ends on or after the day it begins')
    const { from, to } = column
    return {
      balances: balancesByAccount(rows),
      drill: (accountId) => ({ kind: 'account', accountId, from, to }),
    }
  })
  const all = columns.flatMap(({ rows }) => rows)
  const income = section('income', all, { columns: figures, currency })
  const expenses = section('expense', all, { columns: figures, currency })
  return {
    kind: 'profit_and_loss',
    currency,
    columns: columns.map(({ column }) => column),
    income,
    expenses,
    profit: subtractColumns(income.totals, expenses.totals),
  }
}

const columnOf = (
  period: PeriodRows,
  role: ProfitAndLossColumn['role'],
): { column: ProfitAndLossColumn; rows: readonly AccountBalanceRow[] } => ({
  column: { from: period.from, to: period.to, role },
  rows: period.rows,
})

/**
 * Income and expenses of a period, beside those of another where asked. Accounts of other types are passed over.
 * Reports what was posted in the currency and at the rate of its day (rule 50).
 */
export function profitAndLoss(
  current: PeriodRows,
  currency: CurrencyCode,
  comparison?: PeriodRows,
): ProfitAndLoss {
  const compared = comparison ? [columnOf(comparison, 'comparison')] : []
  return report([columnOf(current, 'period'), ...compared], currency)
}

/**
 * One column per month from `period.from` to `period.to`, then their total. The first and last month may be cut: the
 * rows are then the movements of the days inside the period. A row of a month outside it is a bug.
 */
export function profitAndLossByMonth(
  rows: readonly MonthlyBalanceRow[],
  period: Period,
  currency: CurrencyCode,
): ProfitAndLoss {
  const months = monthsBetween(period.from, period.to)
  const byMonth = new Map<LocalDate, MonthlyBalanceRow[]>(months.map((month) => [month, []]))
  for (const row of rows) {
    const own = byMonth.get(row.month)
    assert(own || row.debit === row.credit, 'rows lie in the months of the period')
    own?.push(row)
  }
  const columns = months.map((month) => ({
    column: {
      from: LocalDate.max(month, period.from),
      to: LocalDate.min(LocalDate.endOfMonth(month), period.to),
      role: 'month' as const,
    },
    rows: byMonth.get(month) ?? [],
  }))
  return report([...columns, columnOf({ ...period, rows }, 'total')], currency)
}
