import type { Changes } from '../api/index.ts'
import { withChanges } from '../api/index.ts'
import type { InvoiceId, InvoiceLineId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { Discount } from '../tax/index.ts'
import type { Instant } from '../time/index.ts'
import type { DraftInvoice, Invoice } from './invoice.ts'
import { invoiceErrors } from './invoice-errors.ts'

/** What a person may write into a draft. */
export type DraftInvoiceFields = Omit<
  DraftInvoice,
  | 'id'
  | 'status'
  | 'number'
  | 'baseCurrency'
  | 'taxRounding'
  | 'replacesId'
  | 'archivedAt'
  | 'version'
>
export type InvoiceChanges = Changes<DraftInvoiceFields>

/** What a draft takes from its surroundings: id and the business's settings of the day. */
export type DraftInvoiceDefaults = Pick<
  DraftInvoice,
  'id' | 'currency' | 'baseCurrency' | 'pricesIncludeTax' | 'taxRounding' | 'paymentTermsDays'
> & {
  /** What new documents say under their sums; nothing where it is left out. */
  readonly note?: string
}

/** A new draft, at version 1. Nothing needs to be given: an empty draft is a draft (rule 25). */
export function draftInvoice(given: InvoiceChanges, defaults: DraftInvoiceDefaults): DraftInvoice {
  const blank: DraftInvoice = {
    ...defaults,
    status: 'draft',
    number: null,
    customerId: null,
    exchangeRate: null,
    discount: null,
    lines: [],
    issueDate: null,
    dueDate: null,
    reference: '',
    note: defaults.note ?? '',
    customFields: {},
    replacesId: null,
    archivedAt: null,
    version: 1,
  }
  return withOwnRate(withChanges<DraftInvoice>(blank, given))
}

/**
 * The draft with what was given changed. Throws `invoice.not_draft` (rule 41), `invoice.archived`.
 */
export function revisedInvoice(invoice: Invoice, changes: InvoiceChanges): DraftInvoice {
  if (invoice.status !== 'draft') throw invoiceErrors.notDraft(invoice)
  if (invoice.archivedAt !== null) throw invoiceErrors.archived()
  const currency = changes.currency ?? invoice.currency
  const before = currency === invoice.currency ? invoice : inCurrency(invoice, currency)
  return withOwnRate(withChanges<DraftInvoice>(before, changes))
}

/** The same figures in another currency: a rate belongs to a currency, so it is open again. */
function inCurrency(draft: DraftInvoice, currency: CurrencyCode): DraftInvoice {
  const moved = <D extends Discount>(discount: D | null): D | null =>
    discount?.kind === 'amount'
      ? { ...discount, amount: Money.round(Money.toDecimal(discount.amount), currency) }
      : discount
  return {
    ...draft,
    currency,
    exchangeRate: null,
    discount: moved(draft.discount),
    lines: draft.lines.map((line) => ({ ...line, discount: moved(line.discount) })),
  }
}

const withOwnRate = (draft: DraftInvoice): DraftInvoice =>
  draft.currency === draft.baseCurrency ? { ...draft, exchangeRate: Decimal.one } : draft

/** A draft laid aside; it can be restored. Throws `invoice.not_draft`. */
export function archivedInvoice(invoice: Invoice, at: Instant): DraftInvoice {
  if (invoice.status !== 'draft') throw invoiceErrors.notDraft(invoice)
  return invoice.archivedAt === null ? { ...invoice, archivedAt: at } : invoice
}

/** Throws `invoice.not_draft`. */
export function restoredInvoice(invoice: Invoice): DraftInvoice {
  if (invoice.status !== 'draft') throw invoiceErrors.notDraft(invoice)
  return { ...invoice, archivedAt: null }
}

/**
 * The same content as a new draft; a voided invoice is linked as the one it replaces (rule 41).
 * Dates and exchange rate are open again.
 */
export function duplicatedInvoice(
  invoice: Invoice,
  as: { readonly id: InvoiceId; readonly newLineId: () => InvoiceLineId },
): DraftInvoice {
  const { currency, baseCurrency, pricesIncludeTax, taxRounding, paymentTermsDays } = invoice
  const { customerId, discount, reference, note, customFields } = invoice
  const lines = invoice.lines.map((line) => ({ ...line, id: as.newLineId() }))
  const draft = draftInvoice(
    { customerId, discount, lines, reference, note, customFields },
    { id: as.id, currency, baseCurrency, pricesIncludeTax, taxRounding, paymentTermsDays },
  )
  return invoice.status === 'voided' ? { ...draft, replacesId: invoice.id } : draft
}
