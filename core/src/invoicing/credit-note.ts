import type {
  CreditNoteId,
  CustomerId,
  InvoiceId,
  InvoiceLineId,
  JournalEntryId,
} from '../ids/index.ts'
import type { CurrencyCode, Decimal, Money } from '../money/index.ts'
import type { TaxAmount } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'

/**
 * What a credit note gives back of one line of its invoice. Stored as decided at issue: later notes
 * count on from these figures, so that all of them together are exactly the invoice's.
 */
export type CreditedFigures = {
  /** Of the line's printed amount: with tax where the invoice's prices include it. */
  readonly amount: Money
  /** Of the line's share in a document discount before tax. */
  readonly documentDiscount: Money
  readonly net: Money
  readonly taxes: readonly TaxAmount[]
  /** Of the line's share in a financial discount, which is taken off after tax. */
  readonly discountAfterTax: Money
}

export type CreditNoteLine = CreditedFigures & {
  readonly invoiceLineId: InvoiceLineId
  readonly description: string
  /** Null where an amount was credited and not a number of pieces. */
  readonly quantity: Decimal | null
  /** The invoice's, for a line by quantity; null for one by amount. */
  readonly unitPrice: Decimal | null
}

type CreditNoteBase = {
  readonly id: CreditNoteId
  /** Of its own series, as gapless as the invoices' (rules 25, 26). */
  readonly number: string
  readonly invoiceId: InvoiceId
  readonly invoiceNumber: string
  readonly customerId: CustomerId
  readonly currency: CurrencyCode
  readonly baseCurrency: CurrencyCode
  /** The invoice's own, never today's (rule 19). */
  readonly exchangeRate: Decimal
  readonly pricesIncludeTax: boolean
  readonly issueDate: LocalDate
  readonly reason: string
  readonly lines: readonly CreditNoteLine[]
  /** Its share in the invoice's base total. */
  readonly baseTotal: Money
  readonly journalEntryId: JournalEntryId
  /** Counts changes; the repository raises it with each write. */
  readonly version: number
}

export type IssuedCreditNote = CreditNoteBase & { readonly status: 'issued' }

/** Withdrawn: keeps its number (rule 26), its entry is reversed. */
export type VoidedCreditNote = CreditNoteBase & {
  readonly status: 'voided'
  readonly voidedOn: LocalDate
  readonly voidReason: string
  readonly voidEntryId: JournalEntryId
}

export type CreditNote = IssuedCreditNote | VoidedCreditNote
export const creditNoteStatuses = ['issued', 'voided'] as const
