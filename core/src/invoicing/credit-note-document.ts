import { Decimal, Money } from '../money/index.ts'
import type { CreditNote, CreditNoteLine } from './credit-note.ts'
import { creditNoteTotals } from './credit-note-totals.ts'
import type { Invoice } from './invoice.ts'
import type {
  DocumentLine,
  DocumentParty,
  DocumentSum,
  InvoiceDocument,
} from './invoice-document.ts'
import { percentText, printedParty, unitPriceText } from './invoice-document.ts'

/** The document of a credit note: the same model as an invoice's, with the invoice it corrects (rule 5). */
export function creditNoteDocument(
  note: CreditNote,
  invoice: Pick<Invoice, 'lines' | 'issueDate' | 'reference'>,
  parties: { readonly seller: DocumentParty; readonly customer: DocumentParty | null },
): InvoiceDocument {
  const totals = creditNoteTotals(note.lines, note.currency)
  const basis = note.pricesIncludeTax ? 'include' : 'exclude'
  return {
    title: 'Credit note',
    mark: note.status === 'voided' ? 'Void' : null,
    number: note.number,
    issueDate: note.issueDate,
    dueDate: null,
    reference: invoice.reference,
    corrects: { number: note.invoiceNumber, issueDate: invoice.issueDate ?? note.issueDate },
    currency: note.currency,
    pricesNote: totals.taxes.length > 0 ? `Prices ${basis} tax` : '',
    seller: printedParty(parties.seller),
    customer: parties.customer && printedParty(parties.customer),
    lines: note.lines.map(documentLine),
    sums: sumsOf(note),
    taxes: totals.taxes.map((row) => ({
      name: row.name,
      rate: percentText(row.ratePercent),
      taxable: Money.toString(row.taxable),
      tax: Money.toString(row.tax),
    })),
    notes: note.reason === '' ? [] : [note.reason],
  }
}

/** A line by amount has neither pieces nor a price of its own. */
function documentLine(line: CreditNoteLine): DocumentLine {
  return {
    description: line.description,
    quantity: line.quantity ? Decimal.toString(Decimal.normalize(line.quantity)) : '',
    unitPrice: line.unitPrice ? unitPriceText(line.unitPrice, line.amount) : '',
    discount: '',
    tax: line.taxes
      .map(({ applied }) => `${applied.name} ${percentText(applied.ratePercent)}`)
      .join(', '),
    amount: Money.toString(line.amount),
  }
}

/** The rows under the lines: each follows from those above it by addition. */
function sumsOf(note: CreditNote): DocumentSum[] {
  const totals = creditNoteTotals(note.lines, note.currency)
  const row = (kind: DocumentSum['kind'], label: string, amount: Money): DocumentSum => ({
    kind,
    label,
    amount: Money.toString(amount),
  })
  const less = (kind: DocumentSum['kind'], label: string, amount: Money): DocumentSum[] =>
    Money.isZero(amount) ? [] : [row(kind, label, Money.negate(amount))]
  const taxes = totals.taxes.map((tax) =>
    row('tax', `${tax.name} ${percentText(tax.ratePercent)}`, tax.tax),
  )
  const isDiscountedAfterTax = !Money.isZero(totals.discountAfterTax)
  return [
    row('subtotal', 'Subtotal', totals.subtotal),
    ...less('discount', 'Discount', totals.discount),
    ...(note.pricesIncludeTax && taxes.length > 0 ? [row('net', 'Net', totals.net)] : []),
    ...taxes,
    ...(isDiscountedAfterTax ? [row('gross', 'Total with tax', totals.gross)] : []),
    ...less('discount_after_tax', 'Discount after tax', totals.discountAfterTax),
    row('total', 'Total', totals.total),
  ]
}
