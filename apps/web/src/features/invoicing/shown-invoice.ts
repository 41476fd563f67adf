import type { InvoiceDetail } from '@smb/api-client'
import type { Invoice, InvoiceDocument } from '@smb/core/invoicing'
import { invoiceDocument } from '@smb/core/invoicing'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal, Money, moneyFromView } from '@smb/core/money'
import { appliedTaxFromView } from '@smb/core/tax'
import { noParty } from './seller.ts'

type LineView = InvoiceDetail['lines'][number]
type DiscountView = InvoiceDetail['discount'] | LineView['discount']

function discountFromView(view: NonNullable<DiscountView>, currency: CurrencyCode) {
  return view.kind === 'percent'
    ? { kind: 'percent' as const, percent: Decimal.from(view.percent) }
    : { kind: 'amount' as const, amount: Money.parse(view.amount, currency) }
}

/** The document of an invoice as it came over the wire, by the same function that the PDF is drawn from. */
export function documentOfView(view: InvoiceDetail): InvoiceDocument {
  const currency = view.currency as CurrencyCode
  // The document reads figures, texts and dates; ids and base values play no part in it.
  const invoice = {
    ...view,
    currency,
    discount: view.discount && {
      ...discountFromView(view.discount, currency),
      isAfterTax: view.discount.isAfterTax,
    },
    lines: view.lines.map((line) => ({
      ...line,
      quantity: Decimal.from(line.quantity),
      unitPrice: Decimal.from(line.unitPrice),
      discount: line.discount && discountFromView(line.discount, currency),
      taxes: line.taxes.map(appliedTaxFromView),
    })),
    settled: moneyFromView(view.settled),
    credited: moneyFromView(view.credited),
    writtenOff: moneyFromView(view.writtenOff),
  } as unknown as Invoice
  return {
    ...invoiceDocument(invoice, { seller: noParty, customer: null }),
    ...view.printedParties,
  }
}
