import { Decimal, Money } from '../money/index.ts'
import type { PaperLanguage } from '../parties/index.ts'
import type { CreditNote, CreditNoteLine } from './credit-note.ts'
import { creditNoteTotals } from './credit-note-totals.ts'
import type { Invoice } from './invoice.ts'
import type {
  DocumentLine,
  DocumentSides,
  DocumentSum,
  InvoiceDocument,
} from './invoice-document.ts'
import { percentText, pricesText, printedParty, sumRow, unitPriceText } from './invoice-document.ts'
import { paperWords } from './paper-words.ts'

/** The document of a credit note: the same model as an invoice's, with the invoice it corrects (rule 5). */
export function creditNoteDocument(
  note: CreditNote,
  invoice: Pick<Invoice, 'lines' | 'issueDate' | 'reference'>,
  sides: DocumentSides,
): InvoiceDocument {
  const { seller, customer, language = 'en' } = sides
  const words = paperWords[language]
  const totals = creditNoteTotals(note.lines, note.currency)
  return {
    language,
    title: words.creditNote,
    mark: note.status === 'voided' ? words.void : null,
    isVoid: note.status === 'voided',
    number: note.number,
    issueDate: note.issueDate,
    dueDate: null,
    reference: invoice.reference,
    corrects: { number: note.invoiceNumber, issueDate: invoice.issueDate ?? note.issueDate },
    currency: note.currency,
    pricesNote: totals.taxes.length > 0 ? pricesText(note, words) : '',
    seller: printedParty(seller),
    customer: customer && printedParty(customer),
    lines: note.lines.map((line) => documentLine(line, language)),
    sums: sumsOf(note, language),
    taxes: totals.taxes.map((row) => ({
      name: row.name,
      rate: percentText(row.ratePercent, language),
      taxable: Money.toString(row.taxable),
      tax: Money.toString(row.tax),
    })),
    notes: note.reason === '' ? [] : [note.reason],
  }
}

/** A line by amount has neither pieces nor a price of its own. */
function documentLine(line: CreditNoteLine, language: PaperLanguage): DocumentLine {
  return {
    description: line.description,
    quantity: line.quantity ? Decimal.toString(Decimal.normalize(line.quantity)) : '',
    unitPrice: line.unitPrice ? unitPriceText(line.unitPrice, line.amount) : '',
    discount: '',
    tax: line.taxes
      .map(({ applied }) => `${applied.name} ${percentText(applied.ratePercent, language)}`)
      .join(', '),
    amount: Money.toString(line.amount),
  }
}

/** The rows under the lines: each follows from those above it by addition. */
function sumsOf(note: CreditNote, language: PaperLanguage): DocumentSum[] {
  const words = paperWords[language]
  const totals = creditNoteTotals(note.lines, note.currency)
  const less = (kind: DocumentSum['kind'], label: string, amount: Money): DocumentSum[] =>
    Money.isZero(amount) ? [] : [sumRow(kind, label, Money.negate(amount))]
  const taxes = totals.taxes.map((tax) =>
    sumRow('tax', `${tax.name} ${percentText(tax.ratePercent, language)}`, tax.tax),
  )
  const isDiscountedAfterTax = !Money.isZero(totals.discountAfterTax)
  return [
    sumRow('subtotal', words.subtotal, totals.subtotal),
    ...less('discount', words.discount, totals.discount),
    ...(note.pricesIncludeTax && taxes.length > 0 ? [sumRow('net', words.net, totals.net)] : []),
    ...taxes,
    ...(isDiscountedAfterTax ? [sumRow('gross', words.totalWithTax, totals.gross)] : []),
    ...less('discount_after_tax', words.discountAfterTax, totals.discountAfterTax),
    sumRow('total', words.total, totals.total),
  ]
}
