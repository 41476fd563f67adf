import { z } from 'zod'
import { PageQuery } from '../api/index.ts'
import { idWire } from '../ids/index.ts'
import { DecimalWire, MoneyWire } from '../money/index.ts'
import { LocalDateWire } from '../time/index.ts'

/** Pays back what remains of a payment or of a credit note, or part of it. */
export const RefundCreditBody = z.strictObject({
  id: idWire('rfd').optional(),
  paymentId: idWire('pay').optional(),
  creditNoteId: idWire('crn').optional(),
  date: LocalDateWire,
  amount: MoneyWire,
  /** Base currency per unit on that day; needed where the credit is not in base currency. */
  exchangeRate: DecimalWire.optional(),
  /** Paid from; the business's default bank account where it is not given. */
  bankLedgerAccountId: idWire('acc').optional(),
  reference: z.string().trim().max(200).default(''),
})
export type RefundCredit = z.output<typeof RefundCreditBody>

export const ReverseRefundBody = z.strictObject({
  reason: z.string().trim().min(1, 'Say why the refund is reversed.').max(500),
  date: LocalDateWire.optional(),
})
export type ReverseRefund = z.output<typeof ReverseRefundBody>

export const ListRefundsQuery = PageQuery.extend({ customerId: idWire('cus').optional() })
export type ListRefunds = z.output<typeof ListRefundsQuery>
