import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { isProfitAndLoss } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import { byCode } from './account-tree.ts'
import type { AccountBalanceRow, Period } from './report-rows.ts'

/** An account over a period, in base currency; balances are debit positive. */
export type GeneralLedgerAccount = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly opening: Money
  readonly debit: Money
  readonly credit: Money
  readonly closing: Money
}

export type GeneralLedgerReport = Period & {
  readonly kind: 'general_ledger'
  readonly currency: CurrencyCode
  readonly accounts: readonly GeneralLedgerAccount[]
  readonly totalDebit: Money
  readonly totalCredit: Money
}

/** What the database sums per account: before the period, of that the part since the fiscal year began, and in it. */
export type GeneralLedgerRows = {
  readonly before: readonly AccountBalanceRow[]
  readonly beforeInYear: readonly AccountBalanceRow[]
  readonly moved: readonly AccountBalanceRow[]
}

/**
 * Every account that has a balance or moved, by code: opening, both sides, closing, which opens the next day (rule 39).
 * Income and expenses open with what they moved since their fiscal year began (rule 47).
 */
export function generalLedgerReport(
  rows: GeneralLedgerRows,
  period: Period,
  currency: CurrencyCode,
): GeneralLedgerReport {
  const net = (given: readonly AccountBalanceRow[]): Map<LedgerAccountId, bigint> =>
    new Map(given.map((row) => [row.accountId, row.debit - row.credit]))
  const [ever, inYear] = [net(rows.before), net(rows.beforeInYear)]
  const accounts = rows.moved
    .toSorted(byCode)
    .map(({ accountId, code, name, type, debit, credit }): GeneralLedgerAccount => {
      const opening = (isProfitAndLoss(type) ? inYear : ever).get(accountId) ?? 0n
      const money = (minor: bigint): Money => Money.of(minor, currency)
      const figures = {
        opening: money(opening),
        debit: money(debit),
        credit: money(credit),
        closing: money(opening + debit - credit),
      }
      return { accountId, code, name, type, ...figures }
    })
    .filter((account) =>
      [account.opening, account.debit, account.credit].some((figure) => !Money.isZero(figure)),
    )
  const sumOf = (side: 'debit' | 'credit'): Money =>
    Money.sum(
      accounts.map((account) => account[side]),
      currency,
    )
  return {
    kind: 'general_ledger',
    ...period,
    currency,
    accounts,
    totalDebit: sumOf('debit'),
    totalCredit: sumOf('credit'),
  }
}
