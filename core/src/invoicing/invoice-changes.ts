import type { InvoiceLineId, LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { currencyExponent, Decimal, Money } from '../money/index.ts'
import { invalid } from '../errors/index.ts'
import type { Discount, DocumentDiscount, TaxCode } from '../tax/index.ts'
import { salesTaxesOn, taxErrors } from '../tax/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { InvoiceChanges } from './draft-invoice.ts'
import type { InvoiceLine } from './invoice.ts'
import type { CreateInvoice, InvoiceLineWire, ReviseInvoice } from './invoice-schema.ts'

/** What a request's lines refer to. */
export type InvoiceSurroundings = {
  /** The draft's currency where the request names none. */
  readonly currency: CurrencyCode
  readonly salesAccountId: LedgerAccountId
  /** At least the codes that the lines name. */
  readonly taxCodes: ReadonlyMap<TaxCodeId, TaxCode>
  /** The day whose rates a draft shows: its issue date if it has one, else today. */
  readonly taxDate: LocalDate
  readonly newLineId: () => InvoiceLineId
}

/**
 * A request in the words of the draft: discounts in the invoice's currency, taxes on the lines, ids
 * and accounts filled in. Throws `money.too_many_decimals`, `tax.not_found`, `tax.archived`,
 * `tax.no_rate` with the path in the request.
 */
export function invoiceChanges(
  body: CreateInvoice | Omit<ReviseInvoice, 'version'>,
  around: InvoiceSurroundings,
): InvoiceChanges {
  const currency = body.currency ?? around.currency
  return {
    customerId: body.customerId,
    currency: body.currency,
    exchangeRate: body.exchangeRate,
    pricesIncludeTax: body.pricesIncludeTax,
    discount: body.discount && documentDiscountInCurrency(body.discount, currency),
    lines: body.lines?.map((line, position) => lineOf(line, position, { ...around, currency })),
    issueDate: body.issueDate,
    dueDate: body.dueDate,
    paymentTermsDays: body.paymentTermsDays,
    reference: body.reference,
    note: body.note,
    customFields: body.customFields,
  }
}

function lineOf(wire: InvoiceLineWire, position: number, around: InvoiceSurroundings): InvoiceLine {
  const { taxCodeIds, description, quantity, unitPrice } = wire
  const path = ['lines', position]
  return {
    id: wire.id ?? around.newLineId(),
    itemId: wire.itemId,
    description,
    quantity,
    unitPrice,
    discount:
      wire.discount && discountInCurrency(wire.discount, around.currency, [...path, 'discount']),
    incomeAccountId: wire.incomeAccountId ?? around.salesAccountId,
    taxCodeIds,
    taxes: taxCodeIds.flatMap((id, index) => taxesOf(id, around, [...path, 'taxCodeIds', index])),
  }
}

type Path = readonly (string | number)[]

function taxesOf(id: TaxCodeId, around: InvoiceSurroundings, path: Path): InvoiceLine['taxes'] {
  const code = around.taxCodes.get(id)
  if (!code) throw taxErrors.notFound(path)
  if (code.archivedAt !== null) throw taxErrors.archived(code.code, path)
  return salesTaxesOn(code, around.taxDate, path)
}

type DiscountWire = NonNullable<InvoiceLineWire['discount']>

export function discountInCurrency(
  wire: DiscountWire,
  currency: CurrencyCode,
  path: Path,
): Discount {
  if (wire.kind === 'percent') return wire
  const exact = Decimal.normalize(wire.amount)
  const exponent = currencyExponent(currency)
  if (exact.scale > exponent) {
    const message = `${currency} has ${exponent} decimals. Round ${Decimal.toString(exact)} first.`
    throw invalid('money.too_many_decimals', message, [...path, 'amount'])
  }
  return { kind: 'amount', amount: Money.round(exact, currency) }
}

export function documentDiscountInCurrency(
  wire: NonNullable<CreateInvoice['discount']>,
  currency: CurrencyCode,
): DocumentDiscount {
  return { ...discountInCurrency(wire, currency, ['discount']), isAfterTax: wire.isAfterTax }
}
