import { currency as currencyOf, Money, moneyFromView } from '@smb/core/money'
import type { TAccountLine } from './t-account.tsx'
import { formatMoney } from '#lib/format/money.ts'

export type PostedLine = {
  readonly accountId: string
  readonly accountCode: string
  readonly accountName: string
  readonly side: 'debit' | 'credit'
  readonly amount: { readonly amount: string; readonly currency: string }
  readonly base: { readonly amount: string; readonly currency: string }
}

/** The lines of an entry in base currency, debits first, with the sum of each side. */
export function tAccountOf(lines: readonly PostedLine[], baseCurrency: string) {
  const sumOf = (side: PostedLine['side']): string => {
    const amounts = lines
      .filter((line) => line.side === side)
      .map(({ base }) => moneyFromView(base))
    return Money.toString(Money.sum(amounts, currencyOf(baseCurrency)))
  }
  return {
    currency: baseCurrency,
    lines: lines
      .toSorted((a, b) => Number(a.side === 'credit') - Number(b.side === 'credit'))
      .map((line, index): TAccountLine => ({
        id: `${line.accountId}${index}`,
        side: line.side,
        amount: line.base.amount,
        code: line.accountCode,
        name: line.accountName,
        meta:
          line.amount.currency !== line.base.currency &&
          formatMoney(line.amount.amount, line.amount.currency, { currencyAs: 'code' }),
      })),
    totalDebit: sumOf('debit'),
    totalCredit: sumOf('credit'),
  }
}
