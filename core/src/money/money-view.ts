import { currency } from './currency.ts'
import { Money } from './money.ts'
import type { MoneyView } from './money-schema.ts'

/** How money goes out. */
export function moneyView(amount: Money): MoneyView {
  return { amount: Money.toString(amount), currency: amount.currency }
}

/** How money that we sent, sums included, comes back in a client. Throws as `Money.read` does. */
export function moneyFromView(view: { amount: string; currency: string }): Money {
  return Money.read(view.amount, currency(view.currency))
}
