import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { Decimal, MoneyView, MoneyWire, moneyView } from '../money/index.ts'
import { LocalDateView, LocalDateWire } from '../time/index.ts'
import type { WriteOff } from './write-off.ts'

/** Takes what an invoice has outstanding, or part of it, to bad debts. */
export const WriteOffBody = z.strictObject({
  id: idWire('wof').optional(),
  /** Today, or the first open day, where it is not given. */
  date: LocalDateWire.optional(),
  /** All that is outstanding where it is not given. */
  amount: MoneyWire.optional(),
  /** Where it is not given: the one of the last write-off, else the chart's account for bad debts. */
  expenseAccountId: idWire('acc').optional(),
  /** Whether the tax in the amount is taken back from the tax office: what the law of the country says. */
  reversesTax: z.boolean().default(false),
  reason: z.string().trim().max(500).default(''),
})
export type WriteOffInvoice = z.output<typeof WriteOffBody>

export const ReverseWriteOffBody = z.strictObject({
  reason: z.string().trim().min(1, 'Say why the write-off is reversed.').max(500),
  date: LocalDateWire.optional(),
})
export type ReverseWriteOff = z.output<typeof ReverseWriteOffBody>

export const WriteOffView = z
  .object({
    id: z.string(),
    invoiceId: z.string(),
    customerId: z.string(),
    date: LocalDateView,
    amount: MoneyView,
    reversesTax: z.boolean(),
    taxes: z.array(
      z.object({
        taxCodeId: z.string(),
        name: z.string(),
        ratePercent: z.string(),
        tax: MoneyView,
      }),
    ),
    expenseAccountId: z.string(),
    reason: z.string(),
    journalEntryId: z.string(),
    reversedOn: LocalDateView.nullable(),
    reversalReason: z.string().nullable(),
    reversalEntryId: z.string().nullable(),
  })
  .meta({ id: 'WriteOff' })
export type WriteOffView = z.infer<typeof WriteOffView>

export function writeOffView(writeOff: WriteOff): WriteOffView {
  const { id, invoiceId, customerId, date, reversesTax, expenseAccountId, reason } = writeOff
  const { journalEntryId, reversedOn, reversalReason, reversalEntryId } = writeOff
  return {
    ...{ id, invoiceId, customerId, date, reversesTax, expenseAccountId, reason },
    ...{ journalEntryId, reversedOn, reversalReason, reversalEntryId },
    amount: moneyView(writeOff.amount),
    taxes: writeOff.taxes.map((row) => ({
      ...row,
      ratePercent: Decimal.toString(row.ratePercent),
      tax: moneyView(row.tax),
    })),
  }
}
