import type {
  CustomerId,
  InvoiceId,
  InvoiceLineId,
  ItemId,
  JournalEntryId,
  LedgerAccountId,
  TaxCodeId,
} from '../ids/index.ts'
import type { CurrencyCode, Decimal, Money } from '../money/index.ts'
import type { CustomFields } from '../parties/index.ts'
import type { AppliedTax, Discount, DocumentDiscount, TaxRounding } from '../tax/index.ts'
import type { Instant, LocalDate } from '../time/index.ts'

/**
 * One thing sold. In a draft it may still lack its description; `taxes` are frozen at issue (rule
 * 14).
 */
export type InvoiceLine = {
  readonly id: InvoiceLineId
  /** The product or service that it began with; everything it says is its own. */
  readonly itemId: ItemId | null
  readonly description: string
  /** At most 6 decimals; negative takes something back. */
  readonly quantity: Decimal
  /** At most 6 decimals, with or without tax as the invoice says. */
  readonly unitPrice: Decimal
  readonly discount: Discount | null
  readonly incomeAccountId: LedgerAccountId
  /** In the order in which they are charged; at most 5, each once. */
  readonly taxCodeIds: readonly TaxCodeId[]
  readonly taxes: readonly AppliedTax[]
}

type InvoiceBase = {
  readonly id: InvoiceId
  readonly currency: CurrencyCode
  readonly baseCurrency: CurrencyCode
  readonly pricesIncludeTax: boolean
  /** The policy of the day the invoice was made, never read from settings again (rule 7). */
  readonly taxRounding: TaxRounding
  readonly discount: DocumentDiscount | null
  readonly lines: readonly InvoiceLine[]
  readonly paymentTermsDays: number
  readonly reference: string
  readonly note: string
  readonly customFields: CustomFields
  /** The voided invoice that this one was duplicated from (rule 41). */
  readonly replacesId: InvoiceId | null
  /** Counts changes; the repository raises it with each write. */
  readonly version: number
}

/**
 * Autosaved while it is written: no number, no posting (rule 25), and anything may still be
 * missing.
 */
export type DraftInvoice = InvoiceBase & {
  readonly status: 'draft'
  readonly number: null
  readonly customerId: CustomerId | null
  /** Base currency per unit of the invoice's; null until known, 1 where both are the same. */
  readonly exchangeRate: Decimal | null
  /** Wishes; the day of issue and the terms decide where they are null. */
  readonly issueDate: LocalDate | null
  readonly dueDate: LocalDate | null
  readonly archivedAt: Instant | null
}

type Issued = InvoiceBase & {
  readonly number: string
  readonly customerId: CustomerId
  readonly exchangeRate: Decimal
  readonly issueDate: LocalDate
  readonly dueDate: LocalDate
  /** Σ live allocations (rule 27), in the invoice's currency. */
  readonly settled: Money
  /** What of it credit notes settle, and what write-offs do; the rest is paid. */
  readonly credited: Money
  readonly writtenOff: Money
  /** The base value of the receivable that those allocations took away (rule 52). */
  readonly settledBase: Money
  readonly journalEntryId: JournalEntryId
}

export type IssuedInvoice = Issued & { readonly status: 'issued' }

/** Withdrawn: keeps its number (rule 26), its entry is reversed. */
export type VoidedInvoice = Issued & {
  readonly status: 'voided'
  readonly voidedOn: LocalDate
  readonly voidReason: string
  readonly voidEntryId: JournalEntryId
}

export type Invoice = DraftInvoice | IssuedInvoice | VoidedInvoice
export const invoiceStatuses = ['draft', 'issued', 'voided'] as const

/** How many lines one invoice may have. */
export const invoiceLinesMax = 500

/** How many tax codes one line may carry. */
export const lineTaxCodesMax = 5
