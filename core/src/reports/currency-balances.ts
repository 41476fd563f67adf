import { z } from 'zod'
import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType } from '../ledger/index.ts'
import { accountTypes } from '../ledger/index.ts'
import type { Money } from '../money/index.ts'
import { MoneyView, moneyView } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import { LocalDateView } from '../time/index.ts'

/** What an account holds in one currency, debit positive, and what that is in base currency. */
export type CurrencyBalance = {
  readonly accountId: LedgerAccountId
  readonly code: string
  readonly name: string
  readonly type: AccountType
  readonly balance: Money
  readonly base: Money
}

export type CurrencyBalances = {
  readonly asOf: LocalDate
  readonly rows: readonly CurrencyBalance[]
}

export const CurrencyBalancesView = z
  .object({
    asOf: LocalDateView,
    rows: z.array(
      z.object({
        accountId: z.string(),
        code: z.string(),
        name: z.string(),
        type: z.enum(accountTypes),
        /** Debits less credits in the currency that was posted. */
        balance: MoneyView,
        /** The same in base currency. */
        base: MoneyView,
      }),
    ),
  })
  .meta({ id: 'CurrencyBalances' })
export type CurrencyBalancesView = z.infer<typeof CurrencyBalancesView>

export function currencyBalancesView({ asOf, rows }: CurrencyBalances): CurrencyBalancesView {
  return {
    asOf,
    rows: rows.map((row) => ({
      ...row,
      balance: moneyView(row.balance),
      base: moneyView(row.base),
    })),
  }
}
