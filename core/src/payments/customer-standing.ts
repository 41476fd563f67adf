import { z } from 'zod'
import type { CurrencyCode } from '../money/index.ts'
import { Money, MoneyView, moneyView } from '../money/index.ts'

/** What is open with a customer, in one currency or in base currency. */
export type OpenSums = {
  /** Σ balances of issued invoices. */
  readonly outstanding: Money
  /** The part of it that was due before today. */
  readonly overdue: Money
  /** Σ remainders of payments and credit notes: what is theirs and not used yet. */
  readonly credit: Money
}

/** The open items of one customer in one currency, with their count. */
export type CurrencyStanding = OpenSums & {
  readonly openInvoices: number
  readonly overdueInvoices: number
  /** Payments with a remainder. */
  readonly openPayments: number
  /** Credit notes with a remainder. */
  readonly openCreditNotes: number
  /** The same items as the control accounts hold them (rule 38). */
  readonly base: OpenSums
}

const sums = {
  outstanding: MoneyView,
  overdue: MoneyView,
  credit: MoneyView,
  /** outstanding − credit: negative where the business owes them. */
  balance: MoneyView,
}

export const CurrencyStandingView = z.object({
  currency: z.string(),
  openInvoices: z.number().int(),
  overdueInvoices: z.number().int(),
  openPayments: z.number().int(),
  openCreditNotes: z.number().int(),
  ...sums,
  /** The same items in base currency, at the rates they were posted at. */
  base: z.object(sums),
})
export type CurrencyStandingView = z.infer<typeof CurrencyStandingView>

/** What a customer owes and holds as credit: all open items, however many there are. */
export const CustomerStandingView = z
  .object({
    /** The customer's own currency first, also where nothing is open in it. */
    currencies: z.array(CurrencyStandingView),
    /** All currencies together, in base currency. */
    base: z.object(sums),
  })
  .meta({ id: 'CustomerStanding' })
export type CustomerStandingView = z.infer<typeof CustomerStandingView>

/** The sums on the wire; `own` is the customer's currency. */
export function customerStandingView(
  standings: readonly CurrencyStanding[],
  own: CurrencyCode,
  base: CurrencyCode,
): CustomerStandingView {
  const currencyOf = (standing: CurrencyStanding) => standing.outstanding.currency
  const rest = standings.filter((standing) => currencyOf(standing) !== own)
  const ownStanding = standings.find((standing) => currencyOf(standing) === own)
  const total = (sum: keyof OpenSums) =>
    Money.sum(
      standings.map((standing) => standing.base[sum]),
      base,
    )
  return {
    currencies: [ownStanding ?? nothingOpen(own, base), ...rest].map((standing) => ({
      currency: currencyOf(standing),
      openInvoices: standing.openInvoices,
      overdueInvoices: standing.overdueInvoices,
      openPayments: standing.openPayments,
      openCreditNotes: standing.openCreditNotes,
      ...sumsView(standing),
      base: sumsView(standing.base),
    })),
    base: sumsView({
      outstanding: total('outstanding'),
      overdue: total('overdue'),
      credit: total('credit'),
    }),
  }
}

const sumsView = ({ outstanding, overdue, credit }: OpenSums) => ({
  outstanding: moneyView(outstanding),
  overdue: moneyView(overdue),
  credit: moneyView(credit),
  balance: moneyView(Money.subtract(outstanding, credit)),
})

function nothingOpen(own: CurrencyCode, base: CurrencyCode): CurrencyStanding {
  const none = (code: CurrencyCode): OpenSums => {
    const zero = Money.zero(code)
    return { outstanding: zero, overdue: zero, credit: zero }
  }
  return {
    ...none(own),
    openInvoices: 0,
    overdueInvoices: 0,
    openPayments: 0,
    openCreditNotes: 0,
    base: none(base),
  }
}
