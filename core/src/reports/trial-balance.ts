import { assert } from '../errors/index.ts'
import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import { byCode } from './account-tree.ts'
import type { AccountBalanceRow, Drill } from './report-rows.ts'

/** The balance of an account on the side where it stands; the other side is zero. */
export type TrialBalanceRow = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly debit: Money
  readonly credit: Money
  readonly drill: Drill
}

export type TrialBalance = {
  readonly kind: 'trial_balance'
  readonly asOf: LocalDate
  readonly currency: CurrencyCode
  readonly rows: readonly TrialBalanceRow[]
  readonly totalDebit: Money
  readonly totalCredit: Money
}

/**
 * Every account with a balance at the end of `asOf`, by code. Takes totals from the first entry to that day. Asserts
 * that both sides are equal (rule 37): the ledger cannot hold anything else.
 */
export function trialBalance(
  rows: readonly AccountBalanceRow[],
  of: { readonly asOf: LocalDate; readonly currency: CurrencyCode },
): TrialBalance {
  const { asOf, currency } = of
  const printed = rows
    .filter((row) => row.debit !== row.credit)
    .sort(byCode)
    .map((row): TrialBalanceRow => {
      const balance = row.debit - row.credit
      return {
        accountId: row.accountId,
        code: row.code,
        name: row.name,
        type: row.type,
        debit: Money.of(balance > 0n ? balance : 0n, currency),
        credit: Money.of(balance < 0n ? -balance : 0n, currency),
        drill: { kind: 'account', accountId: row.accountId, from: null, to: asOf },
      }
    })
  const totalDebit = Money.sum(
    printed.map((row) => row.debit),
    currency,
  )
  const totalCredit = Money.sum(
    printed.map((row) => row.credit),
    currency,
  )
  assert(Money.compare(totalDebit, totalCredit) === 0, 'the trial balance sums to zero')
  return { kind: 'trial_balance', asOf, currency, rows: printed, totalDebit, totalCredit }
}
