import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { DecimalWire, MoneyWire } from '../money/index.ts'
import { LocalDateWire } from '../time/index.ts'

/** Base currency per unit of the bank account's; needed where that is not the base currency. */
const exchangeRate = DecimalWire.optional()

/**
 * What a line of the bank is. An invoice: the payment is recorded, dated as the line; what line and `withheld` make
 * must be what is outstanding, unless `acceptDifference` says that it is a part or that the rest is customer credit.
 */
export const MatchLineBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invoice'),
    invoiceId: idWire('inv'),
    withheld: MoneyWire.optional(),
    exchangeRate,
    acceptDifference: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('payment_received'), paymentId: idWire('pay') }),
  z.strictObject({
    kind: z.literal('account'),
    ledgerAccountId: idWire('acc'),
    /** The amount includes this tax. */
    taxCodeId: idWire('tax').optional(),
    exchangeRate,
    memo: z.string().trim().max(500).optional(),
  }),
])
export type MatchLine = z.output<typeof MatchLineBody>
export type MatchLineToInvoice = Extract<MatchLine, { kind: 'invoice' }>
export type MatchLineToAccount = Extract<MatchLine, { kind: 'account' }>

/** Without a date what was posted is undone on its own day, or the first open day. */
export const UnmatchLineBody = z.strictObject({ date: LocalDateWire.optional() })
export type UnmatchLine = z.output<typeof UnmatchLineBody>
