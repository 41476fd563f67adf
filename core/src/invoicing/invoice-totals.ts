import type { CurrencyCode } from '../money/index.ts'
import { Decimal, Money } from '../money/index.ts'
import type { DocumentTotals } from '../tax/index.ts'
import { documentTax, lineAmount } from '../tax/index.ts'
import type { Invoice, InvoiceLine, IssuedInvoice, VoidedInvoice } from './invoice.ts'

/** What the figures of an invoice depend on. */
export type InvoiceFigures = Pick<
  Invoice,
  'currency' | 'pricesIncludeTax' | 'taxRounding' | 'discount' | 'lines'
>

/** All figures of an invoice, drafts included; see `documentTax`. */
export function invoiceTotals(invoice: InvoiceFigures): DocumentTotals {
  return documentTax(invoice)
}

/**
 * A line's amount as printed, after its own discount; includes tax where the invoice's prices do.
 */
export function lineNet(line: InvoiceLine, currency: CurrencyCode): Money {
  return lineAmount(line, currency).amount
}

/**
 * The receivable in base currency at the invoice's rate: what the journal entry debits (rule 51).
 */
export function invoiceBaseTotal(invoice: IssuedInvoice | VoidedInvoice): Money {
  return inBase(invoiceTotals(invoice).total, invoice)
}

const inBase = (
  amount: Money,
  invoice: { readonly exchangeRate: Decimal; readonly baseCurrency: CurrencyCode },
): Money =>
  Money.round(Decimal.multiply(Money.toDecimal(amount), invoice.exchangeRate), invoice.baseCurrency)
