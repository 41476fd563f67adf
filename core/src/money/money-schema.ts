import { z } from 'zod'
import { AppError } from '../errors/index.ts'
import { currency, isCurrency } from './currency.ts'
import { Decimal } from './decimal.ts'
import { Money } from './money.ts'

/** ISO 4217 code on the wire. */
export const CurrencyWire = z
  .string()
  .length(3)
  .refine(isCurrency, {
    error: 'is not a currency we know; use an ISO 4217 code such as EUR',
    params: { code: 'currency.unknown' },
  })

/** A plain decimal on the wire: at most 20 digits before and 12 after the point. */
export const DecimalWire = z
  .string()
  .regex(/^-?\d{1,20}(\.\d{1,12})?$/, 'must be a decimal number such as 12.5')
  .transform((text) => Decimal.from(text))

const trillion = Decimal.of(10n ** 12n)

/** Quantity or unit price: at most 6 decimals and less than 10^12, either sign. */
export const FigureWire = DecimalWire.refine(
  (figure) =>
    Decimal.normalize(figure).scale <= 6 &&
    Decimal.compare(figure, trillion) < 0 &&
    Decimal.compare(Decimal.negate(figure), trillion) < 0,
  { error: 'must be below 10^12 and have at most 6 decimals' },
)

/** Money on the wire: decimal string and currency, never a JSON number. */
export const MoneyView = z.object({
  amount: z.string().regex(/^-?\d+(\.\d+)?$/),
  currency: z.string().length(3),
})
export type MoneyView = z.infer<typeof MoneyView>

/** Decodes money from the wire; wrong decimals and overflow become issues at `amount`. */
export const MoneyWire = z
  .object({ amount: z.string().max(40), currency: CurrencyWire })
  .transform((wire, context): Money => {
    try {
      return Money.parse(wire.amount, wire.currency)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      context.addIssue({
        code: 'custom',
        message: error.message,
        path: ['amount'],
        params: { code: error.code },
      })
      return z.NEVER
    }
  })

/** How money goes out. */
export function moneyView(amount: Money): MoneyView {
  return { amount: Money.toString(amount), currency: amount.currency }
}

/** How money that we sent, sums included, comes back in a client. Throws as `Money.read` does. */
export function moneyFromView(view: { amount: string; currency: string }): Money {
  return Money.read(view.amount, currency(view.currency))
}
