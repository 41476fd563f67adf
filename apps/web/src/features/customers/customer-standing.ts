import { currency as currencyOf, Money, moneyFromView, moneyView } from '@smb/core/money'

type MoneyView = { readonly amount: string; readonly currency: string }

/** What is open with a customer in one currency. */
export type Standing = {
  readonly currency: string
  readonly outstanding: MoneyView
  readonly overdue: MoneyView
  readonly credit: MoneyView
  /** Outstanding less credit: negative where the business owes them. */
  readonly balance: MoneyView
}

/** Sums of the open items by currency, the customer’s own first; amounts of different currencies are never added. */
export function customerStandings(
  items: {
    readonly open: readonly { readonly outstanding: MoneyView; readonly dueDate: string }[]
    readonly credits: readonly { readonly remainder: MoneyView }[]
  },
  own: string,
  today: string,
): Standing[] {
  const currencies = new Set([
    own,
    ...items.open.map(({ outstanding }) => outstanding.currency),
    ...items.credits.map(({ remainder }) => remainder.currency),
  ])
  return [...currencies].map((code) => {
    const sum = (amounts: readonly MoneyView[]) =>
      Money.sum(
        amounts.filter(({ currency }) => currency === code).map(moneyFromView),
        currencyOf(code),
      )
    const outstanding = sum(items.open.map((invoice) => invoice.outstanding))
    const late = items.open.filter(({ dueDate }) => dueDate < today)
    const credit = sum(items.credits.map(({ remainder }) => remainder))
    return {
      currency: code,
      outstanding: moneyView(outstanding),
      overdue: moneyView(sum(late.map((invoice) => invoice.outstanding))),
      credit: moneyView(credit),
      balance: moneyView(Money.subtract(outstanding, credit)),
    }
  })
}
