import { currency } from './currency.ts'
import { Money } from './money.ts'
import type { MoneyView } from './money-schema.ts'

/** How money goes out. */
export function moneyView(amount: Money): MoneyView {
  return { amount: Money.toString(amount), currency: amount.currency }
}

/** How money that we sent comes back in a client. Throws as `Money.parse` does. */
export function moneyFromView(view: { amount: string; currency: string }): Money {
  return Money.parse(view.amount, currency(view.currency))
}
