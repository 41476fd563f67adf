import { z } from 'zod'
import { JournalEntryView } from '../ledger/index.ts'
import { MoneyView } from '../money/index.ts'
import { InstantView, LocalDateView } from '../time/index.ts'
import { creditNoteStatuses } from './credit-note.ts'
import { InvoiceView, invoiceActions } from './invoice-view-schema.ts'

/** What may be done next, and in words why not where someone might expect it. */
export const AllowedActionView = z.object({
  action: z.enum(invoiceActions),
  isAllowed: z.boolean(),
  deniedReason: z.string().nullable(),
})
export type AllowedActionView = z.infer<typeof AllowedActionView>

export const invoiceEventKinds = [
  'drafted',
  'revised',
  'archived',
  'restored',
  'issued',
  'settled',
  'unsettled',
  'credited',
  'credit_voided',
  'voided',
] as const
export type InvoiceEventKind = (typeof invoiceEventKinds)[number]

/** One event in the life of an invoice: ids and figures, for the screen to put into words. */
export const InvoiceEventView = z.object({
  kind: z.enum(invoiceEventKinds),
  at: InstantView,
  actorId: z.string().nullable(),
  /** Null once the person is erased. */
  actorName: z.string().nullable(),
  /** The date in the books: of issue, allocation or void. */
  date: LocalDateView.nullable(),
  amount: MoneyView.nullable(),
  entryId: z.string().nullable(),
  paymentId: z.string().nullable(),
  creditNoteId: z.string().nullable(),
  writeOffId: z.string().nullable(),
  /** The invoice that a draft was duplicated from. */
  fromInvoiceId: z.string().nullable(),
})
export type InvoiceEventView = z.infer<typeof InvoiceEventView>

/** A credit note as its invoice lists it. */
export const CreditNoteOfInvoiceView = z.object({
  id: z.string(),
  number: z.string(),
  status: z.enum(creditNoteStatuses),
  issueDate: LocalDateView,
  total: MoneyView,
})
export type CreditNoteOfInvoiceView = z.infer<typeof CreditNoteOfInvoiceView>

/** Who an invoice is from or to, as its PDF prints it. */
export const PrintedPartyView = z.object({
  name: z.string(),
  /** The lines of the address, the last with the name of the country. */
  lines: z.array(z.string()),
  email: z.string(),
  phone: z.string(),
  taxId: z.string(),
})
export type PrintedPartyView = z.infer<typeof PrintedPartyView>

/** An invoice with its story: what happened, what it posted, what can be done. */
export const InvoiceDetailView = InvoiceView.extend({
  /** As kept on the day of issue, whatever both are called now; of a draft those of today. */
  printedParties: z.object({ seller: PrintedPartyView, customer: PrintedPartyView.nullable() }),
  /** The draft or invoice that was made from this one after it was voided (rule 41). */
  replacedById: z.string().nullable(),
  /** Those that correct it, void ones too, oldest first. */
  creditNotes: z.array(CreditNoteOfInvoiceView),
  allowedActions: z.array(AllowedActionView),
  /** Oldest first; of many savings of a draft only the last. */
  timeline: z.array(InvoiceEventView),
  journalEntries: z.array(JournalEntryView),
}).meta({ id: 'InvoiceDetail' })
export type InvoiceDetailView = z.infer<typeof InvoiceDetailView>

/** How far the strip looks ahead, today not counted. */
export const dueSoonDays = 7

const CountAndSum = z.object({ count: z.number().int(), amount: MoneyView })

/** The strip above the invoice list, in base currency. */
export const InvoiceSummaryView = z
  .object({
    overdue: CountAndSum,
    /** Due today or in the next 7 days. */
    dueSoon: CountAndSum,
    /** Drafts without an exchange rate are counted, not summed. */
    draft: CountAndSum,
    /** Cleared by an allocation of this calendar month. */
    paidThisMonth: CountAndSum,
  })
  .meta({ id: 'InvoiceSummary' })
export type InvoiceSummaryView = z.infer<typeof InvoiceSummaryView>
