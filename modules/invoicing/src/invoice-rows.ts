import { sql } from 'kysely'
import { assert } from '@smb/core/errors'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { DraftInvoice, Invoice, InvoiceLine } from '@smb/core/invoicing'
import { invoiceTotals, lineIncomes } from '@smb/core/invoicing'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal, Money } from '@smb/core/money'
import type { CustomFields } from '@smb/core/parties'
import type { AppliedTaxView, Discount, TaxRounding } from '@smb/core/tax'
import { appliedTaxFromView, appliedTaxView } from '@smb/core/tax'
import type { Instant, LocalDate } from '@smb/core/time'
import type { Selectable } from 'kysely'
import type { InvoicingTables } from './tables.generated.ts'

export type InvoiceRow = Selectable<InvoicingTables['invoicing.invoice']>
export type LineRow = Selectable<InvoicingTables['invoicing.invoice_line']>

/** The invoice that a row and its lines, in order, hold. */
export function invoiceFromRow(row: InvoiceRow, lines: readonly LineRow[]): Invoice {
  const currency = row.currency as CurrencyCode
  const base = {
    id: idFromUuid('inv', row.id),
    currency,
    baseCurrency: row.base_currency as CurrencyCode,
    pricesIncludeTax: row.prices_include_tax,
    taxRounding: row.tax_rounding as TaxRounding,
    discount: documentDiscount(row, currency),
    lines: lines.map((line) => lineFromRow(line, currency)),
    paymentTermsDays: row.payment_terms_days,
    reference: row.reference,
    note: row.note,
    customFields: row.custom as unknown as CustomFields,
    replacesId: row.replaces_id === null ? null : idFromUuid('inv', row.replaces_id),
    version: row.version,
  }
  return row.number === null ? draftOf(row, base) : issuedOf(row, base, row.number)
}

type Base = Omit<
  DraftInvoice,
  'status' | 'number' | 'customerId' | 'exchangeRate' | 'issueDate' | 'dueDate' | 'archivedAt'
>

function draftOf(row: InvoiceRow, base: Base): DraftInvoice {
  return {
    ...base,
    status: 'draft',
    number: null,
    customerId: row.customer_id === null ? null : idFromUuid('cus', row.customer_id),
    exchangeRate: row.exchange_rate === null ? null : Decimal.from(row.exchange_rate),
    issueDate: row.issue_date as LocalDate | null,
    dueDate: row.due_date as LocalDate | null,
    archivedAt: row.archived_at as Instant | null,
  }
}

function issuedOf(row: InvoiceRow, base: Base, number: string): Invoice {
  const { customer_id, exchange_rate, issue_date, due_date, journal_entry_id } = row
  assert(
    customer_id && exchange_rate && issue_date && due_date && journal_entry_id,
    'an issued invoice is complete',
  )
  const issued = {
    ...base,
    number,
    customerId: idFromUuid('cus', customer_id),
    exchangeRate: Decimal.from(exchange_rate),
    issueDate: issue_date as LocalDate,
    dueDate: due_date as LocalDate,
    settled: Money.of(row.settled, base.currency),
    credited: Money.of(row.credited, base.currency),
    writtenOff: Money.of(row.written_off, base.currency),
    settledBase: Money.of(row.settled_base, base.baseCurrency),
    journalEntryId: idFromUuid('je', journal_entry_id),
  }
  const { voided_on, void_reason, void_entry_id } = row
  if (!voided_on || !void_reason || !void_entry_id) return { ...issued, status: 'issued' }
  return {
    ...issued,
    status: 'voided',
    voidedOn: voided_on as LocalDate,
    voidReason: void_reason,
    voidEntryId: idFromUuid('je', void_entry_id),
  }
}

type DiscountColumns = Pick<LineRow, 'discount_percent' | 'discount_amount'>

function discountOf(row: DiscountColumns, currency: CurrencyCode): Discount | null {
  if (row.discount_percent !== null) {
    return { kind: 'percent', percent: Decimal.from(row.discount_percent) }
  }
  if (row.discount_amount === null) return null
  return { kind: 'amount', amount: Money.of(row.discount_amount, currency) }
}

function documentDiscount(row: InvoiceRow, currency: CurrencyCode): DraftInvoice['discount'] {
  const discount = discountOf(row, currency)
  return discount && { ...discount, isAfterTax: row.discount_is_after_tax }
}

function lineFromRow(row: LineRow, currency: CurrencyCode): InvoiceLine {
  const taxes = row.taxes as unknown as AppliedTaxView[]
  return {
    id: idFromUuid('inl', row.id),
    itemId: row.item_id === null ? null : idFromUuid('itm', row.item_id),
    description: row.description,
    quantity: Decimal.from(row.quantity),
    unitPrice: Decimal.from(row.unit_price),
    discount: discountOf(row, currency),
    incomeAccountId: idFromUuid('acc', row.income_account_id),
    taxCodeIds: row.tax_code_ids.map((id) => idFromUuid('tax', id)),
    taxes: taxes.map(appliedTaxFromView),
  }
}

const discountColumns = (discount: Discount | null) => ({
  discount_percent: discount?.kind === 'percent' ? Decimal.toString(discount.percent) : null,
  discount_amount: discount?.kind === 'amount' ? discount.amount.minor : null,
})

/**
 * The columns of any invoice that follow from its content. Throws `money.too_large` where a figure passes what the
 * books hold, also in base currency.
 */
export function contentColumns(invoice: Invoice) {
  const { customerId, exchangeRate, currency, baseCurrency } = invoice
  const { total } = invoiceTotals(invoice)
  const inBase = (rate: Decimal): bigint =>
    Money.round(Decimal.multiply(Money.toDecimal(total), rate), baseCurrency).minor
  return {
    customer_id: customerId && uuidFromId(customerId),
    currency,
    base_currency: baseCurrency,
    exchange_rate: exchangeRate && Decimal.toString(exchangeRate),
    prices_include_tax: invoice.pricesIncludeTax,
    tax_rounding: invoice.taxRounding,
    ...discountColumns(invoice.discount),
    discount_is_after_tax: invoice.discount?.isAfterTax ?? false,
    issue_date: invoice.issueDate,
    due_date: invoice.dueDate,
    payment_terms_days: invoice.paymentTermsDays,
    reference: invoice.reference,
    note: invoice.note,
    custom: sql<never>`${JSON.stringify(invoice.customFields)}::jsonb`,
    replaces_id: invoice.replacesId && uuidFromId(invoice.replacesId),
    total: total.minor,
    total_base: exchangeRate && inBase(exchangeRate),
    archived_at: invoice.status === 'draft' ? invoice.archivedAt : null,
    version: invoice.version,
  }
}

export function lineColumns(invoice: Invoice) {
  const incomes = lineIncomes(invoice)
  return invoice.lines.map((line, position) => ({
    invoice_id: uuidFromId(invoice.id),
    line_no: position + 1,
    id: uuidFromId(line.id),
    item_id: line.itemId && uuidFromId(line.itemId),
    income_base: incomes?.[position]?.minor ?? null,
    description: line.description,
    quantity: Decimal.toString(line.quantity),
    unit_price: Decimal.toString(line.unitPrice),
    ...discountColumns(line.discount),
    income_account_id: uuidFromId(line.incomeAccountId),
    tax_code_ids: line.taxCodeIds.map(uuidFromId),
    taxes: sql<never>`${JSON.stringify(line.taxes.map(appliedTaxView))}::jsonb`,
  }))
}
