import type { Creditable } from '@smb/api-client'
import { Decimal } from '@smb/core/money'
import { isSome } from './payment-words.ts'

type CreditableLine = Creditable['lines'][number]

/** What is credited of one line: pieces or an amount as typed; both '' is nothing. */
export type LineCredit = { readonly quantity: string; readonly amount: string }
export type LineCredits = Readonly<Record<string, LineCredit>>

export const nothing: LineCredit = { quantity: '', amount: '' }

/** All that is left of a line: its pieces, or the amount where the pieces are gone. */
const allOf = ({ quantityLeft, amountLeft }: CreditableLine): LineCredit =>
  isSome({ amount: quantityLeft })
    ? { quantity: plain(quantityLeft), amount: '' }
    : { quantity: '', amount: amountLeft.amount }

/** Everything that is left of the invoice. */
export const allCredits = ({ lines }: Creditable): LineCredits =>
  Object.fromEntries(lines.map((line) => [line.invoiceLineId, allOf(line)]))

/** A quantity as a person writes it: no trailing zeros. */
export const plain = (quantity: string): string =>
  Decimal.toString(Decimal.normalize(Decimal.from(quantity)))

type WantedLine = {
  readonly invoiceLineId: string
  readonly quantity?: string
  readonly amount?: { readonly amount: string; readonly currency: string }
}

/** The lines to ask for, in the order of the invoice; undefined while a quantity cannot be read. */
export function wantedLines(
  creditable: Creditable,
  credits: LineCredits,
): WantedLine[] | undefined {
  const wanted = creditable.lines.flatMap(({ invoiceLineId }): WantedLine[] => {
    const { quantity, amount } = credits[invoiceLineId] ?? nothing
    if (quantity !== '') return [{ invoiceLineId, quantity }]
    if (amount === '') return []
    return [{ invoiceLineId, amount: { amount, currency: creditable.currency } }]
  })
  const isRead = wanted.every((line) => !line.quantity || Decimal.parse(line.quantity))
  return isRead ? wanted : undefined
}
