import type { Invoice, IssuedInvoice } from '../invoicing/index.ts'
import { outstanding, outstandingBase } from '../invoicing/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Money } from '../money/index.ts'
import type { PaymentReceived } from './payment-received.ts'
import { remainder, remainderBase } from './payment-received.ts'

/** Open items of one customer in one currency; credit is what they paid ahead, positive. */
export type CustomerBalance = {
  readonly outstanding: Money
  readonly credit: Money
  /** outstanding − credit: what they owe on balance, negative where we owe them. */
  readonly balance: Money
  /** The same in base currency: what the two control accounts say (rules 38, 59). */
  readonly outstandingBase: Money
  readonly creditBase: Money
}

/**
 * Sums the open items in `currency`; documents in other currencies, drafts and voided ones do not
 * count.
 */
export function customerBalance(
  items: { readonly invoices: readonly Invoice[]; readonly payments: readonly PaymentReceived[] },
  currency: CurrencyCode,
  baseCurrency: CurrencyCode,
): CustomerBalance {
  const invoices = items.invoices.filter(
    (invoice): invoice is IssuedInvoice =>
      invoice.status === 'issued' && invoice.currency === currency,
  )
  const payments = items.payments.filter((payment) => payment.amount.currency === currency)
  const open = Money.sum(invoices.map(outstanding), currency)
  const credit = Money.sum(payments.map(remainder), currency)
  return {
    outstanding: open,
    credit,
    balance: Money.subtract(open, credit),
    outstandingBase: Money.sum(invoices.map(outstandingBase), baseCurrency),
    creditBase: Money.sum(payments.map(remainderBase), baseCurrency),
  }
}
