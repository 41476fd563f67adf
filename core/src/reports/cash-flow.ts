import type { LedgerAccountId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { addColumns, byCode, subtractColumns } from './account-tree.ts'
import { profitOf } from './balance-sheet.ts'
import type { CashFlowClass } from './cash-flow-class.ts'
import { cashFlowClasses } from './cash-flow-class.ts'
import type { AccountBalanceRow, Period } from './report-rows.ts'

/** A line of the statement: what an account's movement did to cash, one amount per column. */
export type CashFlowRow = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly amounts: readonly Money[]
}

export type CashFlowSection = {
  readonly rows: readonly CashFlowRow[]
  readonly totals: readonly Money[]
}

/** Indirect method: profit, and what every other account than cash made of it. One amount per column throughout. */
export type CashFlow = {
  readonly kind: 'cash_flow'
  readonly currency: CurrencyCode
  readonly columns: readonly Period[]
  readonly profit: readonly Money[]
  /** Changes in working capital. Its totals include the profit. */
  readonly operating: CashFlowSection
  readonly investing: CashFlowSection
  readonly financing: CashFlowSection
  /** Movements that nothing says where they belong; never hidden in another section. */
  readonly unclassified: CashFlowSection
  readonly net: readonly Money[]
  readonly opening: readonly Money[]
  readonly closing: readonly Money[]
  /** Closing less opening less the net change: zero in balanced books. */
  readonly difference: readonly Money[]
  /** The accounts whose balances are the cash, with the closing balances. */
  readonly cash: readonly CashFlowRow[]
}

/** What the database sums per account: before the period and in it. */
export type CashFlowColumn = {
  readonly period: Period
  readonly before: readonly AccountBalanceRow[]
  readonly moved: readonly AccountBalanceRow[]
}

/** The statement of one period, beside another where asked. Accounts are classed by {@link cashFlowClasses}. */
export function cashFlow(
  columns: readonly CashFlowColumn[],
  of: { readonly currency: CurrencyCode; readonly bankAccountIds: ReadonlySet<LedgerAccountId> },
): CashFlow {
  const { currency } = of
  const accounts = (columns[0]?.moved ?? []).toSorted(byCode)
  const classes = cashFlowClasses(accounts, of.bankAccountIds)
  const zeros = columns.map(() => Money.zero(currency))
  const rowsOf = (
    wanted: CashFlowClass,
    figure: (column: Balances) => ReadonlyMap<LedgerAccountId, bigint>,
  ): CashFlowRow[] =>
    accounts
      .filter(({ accountId }) => classes.get(accountId) === wanted)
      .map(({ accountId, code, name }) => ({
        accountId,
        code,
        name,
        amounts: balances.map((own) => Money.of(figure(own).get(accountId) ?? 0n, currency)),
      }))
      .filter(({ amounts }) => amounts.some((amount) => !Money.isZero(amount)))
  const balances = columns.map(balancesOf)
  const section = (wanted: CashFlowClass): CashFlowSection => {
    // What an account other than cash gained on its debit side, cash lost.
    const rows = rowsOf(wanted, ({ toCash }) => toCash)
    return { rows, totals: sumColumns(rows, zeros) }
  }
  const profit = columns.map(({ moved }) => profitOf(moved, currency))
  const changes = section('operating')
  const operating = { ...changes, totals: addColumns(profit, changes.totals) }
  const others = [section('investing'), section('financing'), section('unclassified')] as const
  const net = others.reduce((sums, { totals }) => addColumns(sums, totals), operating.totals)
  const opening = sumColumns(
    rowsOf('cash', (own) => own.opening),
    zeros,
  )
  const cash = rowsOf('cash', (own) => own.closing)
  const closing = sumColumns(cash, zeros)
  const [investing, financing, unclassified] = others
  return {
    kind: 'cash_flow',
    currency,
    columns: columns.map(({ period }) => period),
    profit,
    ...{ operating, investing, financing, unclassified },
    ...{ net, opening, closing, cash },
    difference: subtractColumns(subtractColumns(closing, opening), net),
  }
}

type Balances = Readonly<
  Record<'opening' | 'toCash' | 'closing', ReadonlyMap<LedgerAccountId, bigint>>
>

function balancesOf({ before, moved }: CashFlowColumn): Balances {
  const net = (rows: readonly AccountBalanceRow[]) =>
    new Map(rows.map((row) => [row.accountId, row.debit - row.credit]))
  const [opening, movement] = [net(before), net(moved)]
  const ids = [...movement.keys()]
  return {
    opening,
    toCash: new Map(ids.map((id) => [id, -(movement.get(id) ?? 0n)])),
    closing: new Map(ids.map((id) => [id, (opening.get(id) ?? 0n) + (movement.get(id) ?? 0n)])),
  }
}

const sumColumns = (rows: readonly CashFlowRow[], zeros: readonly Money[]): Money[] =>
  rows.reduce((sums, { amounts }) => addColumns(sums, amounts), [...zeros])
