import { assert } from '../errors/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { Column, ReportRow, Section } from './account-tree.ts'
import { addColumns, balancesByAccount, normalBalance, section } from './account-tree.ts'
import type { AccountBalanceRow } from './report-rows.ts'

/** The rows of one balance sheet date. */
export type BalanceSheetRows = {
  readonly asOf: LocalDate
  /** First day of the fiscal year that holds `asOf` (rule 49). */
  readonly fiscalYearStart: LocalDate
  /** Totals from the first entry to `asOf`, every type of account. */
  readonly rows: readonly AccountBalanceRow[]
  /** Totals of income and expense accounts from the first entry to the day before `fiscalYearStart`. */
  readonly earlierYears: readonly AccountBalanceRow[]
}

export type BalanceSheetColumn = { readonly asOf: LocalDate; readonly fiscalYearStart: LocalDate }

export type BalanceSheet = {
  readonly kind: 'balance_sheet'
  readonly currency: CurrencyCode
  readonly columns: readonly BalanceSheetColumn[]
  readonly assets: Section
  readonly liabilities: Section
  /** With two computed rows: profit of earlier years not yet closed, and profit of the current year. */
  readonly equity: Section
  readonly liabilitiesAndEquity: readonly Money[]
}

/** Income less expenses of the rows. */
export function profitOf(rows: readonly AccountBalanceRow[], currency: CurrencyCode): Money {
  const minor = rows.reduce((sum, row) => {
    if (row.type === 'income') return sum + normalBalance(row)
    return row.type === 'expense' ? sum - normalBalance(row) : sum
  }, 0n)
  return Money.of(minor, currency)
}

function columnOf(sheet: BalanceSheetRows): Column {
  return {
    balances: balancesByAccount(sheet.rows),
    drill: (accountId) => ({ kind: 'account', accountId, from: null, to: sheet.asOf }),
  }
}

type Computed = Pick<ReportRow, 'name' | 'amounts' | 'drills'>

/**
 * What no account holds while no closing entry is posted (rule 47): profit and loss accounts start the year at zero,
 * and the profit of the years before moves into equity by itself.
 */
function computedEquity(sheets: readonly BalanceSheetRows[], currency: CurrencyCode): Computed[] {
  const earlier = sheets.map((sheet) => profitOf(sheet.earlierYears, currency))
  const toDate = sheets.map((sheet) => profitOf(sheet.rows, currency))
  const current = toDate.map((profit, index) => Money.subtract(profit, earlier[index] as Money))
  return [
    {
      name: 'Retained earnings of earlier years',
      amounts: earlier,
      drills: sheets.map((sheet) => ({
        kind: 'profit_and_loss',
        from: null,
        to: LocalDate.addDays(sheet.fiscalYearStart, -1),
      })),
    },
    {
      name: 'Profit for the year',
      amounts: current,
      drills: sheets.map((sheet) => ({
        kind: 'profit_and_loss',
        from: sheet.fiscalYearStart,
        to: sheet.asOf,
      })),
    },
  ]
}

function withComputed(equity: Section, computed: readonly Computed[]): Section {
  const rows = computed
    .filter((row) => row.amounts.some((amount) => !Money.isZero(amount)))
    .map((row): ReportRow => ({ kind: 'computed', depth: 0, accountId: null, code: '', ...row }))
  return {
    ...equity,
    rows: [...equity.rows, ...rows],
    totals: computed.reduce((totals, row) => addColumns(totals, row.amounts), [...equity.totals]),
  }
}

/**
 * What the business owns and owes at the end of `asOf`, beside another date where asked. Asserts
 * assets = liabilities + equity in every column (rule 37).
 */
export function balanceSheet(
  current: BalanceSheetRows,
  currency: CurrencyCode,
  comparison?: BalanceSheetRows,
): BalanceSheet {
  const sheets = comparison ? [current, comparison] : [current]
  for (const sheet of sheets) {
    assert(sheet.fiscalYearStart <= sheet.asOf, 'the fiscal year holds the date')
  }
  const frame = { columns: sheets.map(columnOf), currency }
  const all = sheets.flatMap((sheet) => sheet.rows)
  const assets = section('asset', all, frame)
  const liabilities = section('liability', all, frame)
  const equity = withComputed(section('equity', all, frame), computedEquity(sheets, currency))
  const liabilitiesAndEquity = addColumns(liabilities.totals, equity.totals)
  assets.totals.forEach((total, index) => {
    const other = liabilitiesAndEquity[index] as Money
    assert(Money.compare(total, other) === 0, 'assets equal liabilities and equity')
  })
  return {
    kind: 'balance_sheet',
    currency,
    columns: sheets.map(({ asOf, fiscalYearStart }) => ({ asOf, fiscalYearStart })),
    assets,
    liabilities,
    equity,
    liabilitiesAndEquity,
  }
}
