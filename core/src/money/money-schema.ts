import { z } from 'zod'
import { AppError } from '../errors/index.ts'
import { isCurrency } from './currency.ts'
import { Decimal } from './decimal.ts'
import { Money } from './money.ts'
import { isFigure, wireDecimal } from './wire-decimal.ts'

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
  .regex(wireDecimal, 'must be a decimal number such as 12.5')
  .transform((text) => Decimal.from(text))

/** Quantity or unit price: at most 6 decimals and less than 10^12, either sign. */
export const FigureWire = DecimalWire.refine(isFigure, {
  error: 'must be below 10^12 and have at most 6 decimals',
})

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
