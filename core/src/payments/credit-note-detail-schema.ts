import { z } from 'zod'
import { idWire } from '../ids/index.ts'
import { CreditNoteView } from '../invoicing/index.ts'
import { JournalEntryView } from '../ledger/index.ts'
import { LocalDateWire } from '../time/index.ts'
import { PaymentEventView } from './payment-detail-schema.ts'
import { AllocationView, RefundView } from './payment-schema.ts'

export const creditNoteActions = ['allocate', 'refund', 'void'] as const
export type CreditNoteAction = (typeof creditNoteActions)[number]

/** What may be done next, and in words why not. */
export const CreditNoteActionView = z.object({
  action: z.enum(creditNoteActions),
  isAllowed: z.boolean(),
  deniedReason: z.string().nullable(),
})
export type CreditNoteActionView = z.infer<typeof CreditNoteActionView>

/** A credit note with all that it caused: what it settles, what was paid back, its entries, its history. */
export const CreditNoteDetailView = CreditNoteView.extend({
  allocations: z.array(AllocationView),
  refunds: z.array(RefundView),
  allowedActions: z.array(CreditNoteActionView),
  entries: z.array(JournalEntryView),
  /** Oldest first. */
  history: z.array(PaymentEventView),
}).meta({ id: 'CreditNoteDetail' })
export type CreditNoteDetailView = z.infer<typeof CreditNoteDetailView>

/** Takes one allocation of a credit note off its invoice. */
export const EndCreditAllocationBody = z.strictObject({
  allocationId: idWire('alo'),
  date: LocalDateWire.optional(),
})
export type EndCreditAllocation = z.output<typeof EndCreditAllocationBody>
