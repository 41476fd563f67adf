import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { ItemId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CreditNote, CreditNoteLine, InvoiceLine, IssuedCreditNote } from '@smb/core/invoicing'
import { creditNoteTotal, creditedIncomes } from '@smb/core/invoicing'
import type { CurrencyCode, MoneyView } from '@smb/core/money'
import { Decimal, Money, moneyFromView, moneyView } from '@smb/core/money'
import type { AppliedTaxView } from '@smb/core/tax'
import { appliedTaxFromView, appliedTaxView } from '@smb/core/tax'
import type { LocalDate } from '@smb/core/time'
import type { InvoicingTables } from './tables.generated.ts'

/** A row of the credit note, with the number of the invoice that it corrects. */
export type CreditNoteRow = Selectable<InvoicingTables['invoicing.credit_note']> & {
  readonly invoice_number: string | null
}
export type CreditNoteLineRow = Selectable<InvoicingTables['invoicing.credit_note_line']>

export function creditNoteFromRow(
  row: CreditNoteRow,
  lines: readonly CreditNoteLineRow[],
): CreditNote {
  const currency = row.currency as CurrencyCode
  const baseCurrency = row.base_currency as CurrencyCode
  const note = {
    id: idFromUuid('crn', row.id),
    number: row.number,
    invoiceId: idFromUuid('inv', row.invoice_id),
    invoiceNumber: row.invoice_number ?? '',
    customerId: idFromUuid('cus', row.customer_id),
    currency,
    baseCurrency,
    exchangeRate: Decimal.from(row.exchange_rate),
    pricesIncludeTax: row.prices_include_tax,
    issueDate: row.issue_date as LocalDate,
    reason: row.reason,
    lines: lines.map((line) => lineFromRow(line, currency)),
    baseTotal: Money.of(row.total_base, baseCurrency),
    journalEntryId: idFromUuid('je', row.journal_entry_id),
    version: row.version,
  }
  const { voided_on, void_reason, void_entry_id } = row
  if (!voided_on || !void_reason || !void_entry_id) return { ...note, status: 'issued' }
  return {
    ...note,
    status: 'voided',
    voidedOn: voided_on as LocalDate,
    voidReason: void_reason,
    voidEntryId: idFromUuid('je', void_entry_id),
  }
}

/** A tax of a line as its row keeps it. */
type StoredTax = {
  readonly applied: AppliedTaxView
  readonly taxable: MoneyView
  readonly tax: MoneyView
}

function lineFromRow(row: CreditNoteLineRow, currency: CurrencyCode): CreditNoteLine {
  const money = (minor: bigint): Money => Money.of(minor, currency)
  const taxes = row.taxes as unknown as StoredTax[]
  return {
    invoiceLineId: idFromUuid('inl', row.invoice_line_id),
    description: row.description,
    quantity: row.quantity === null ? null : Decimal.from(row.quantity),
    unitPrice: row.unit_price === null ? null : Decimal.from(row.unit_price),
    amount: money(row.amount),
    documentDiscount: money(row.document_discount),
    net: money(row.net),
    discountAfterTax: money(row.discount_after_tax),
    taxes: taxes.map(({ applied, taxable, tax }) => ({
      applied: appliedTaxFromView(applied),
      taxable: moneyFromView(taxable),
      tax: moneyFromView(tax),
    })),
  }
}

export function creditNoteColumns(
  note: IssuedCreditNote,
  keys: { readonly letterheadId: string; readonly billToId: string },
) {
  return {
    id: uuidFromId(note.id),
    number: note.number,
    invoice_id: uuidFromId(note.invoiceId),
    customer_id: uuidFromId(note.customerId),
    currency: note.currency,
    base_currency: note.baseCurrency,
    exchange_rate: Decimal.toString(note.exchangeRate),
    prices_include_tax: note.pricesIncludeTax,
    issue_date: note.issueDate,
    reason: note.reason,
    total: creditNoteTotal(note).minor,
    total_base: note.baseTotal.minor,
    journal_entry_id: uuidFromId(note.journalEntryId),
    bill_to_id: keys.billToId,
    letterhead_id: keys.letterheadId,
  }
}

/** `lines` are the invoice's: they say what was sold on which account. */
export function creditNoteLineColumns(note: IssuedCreditNote, lines: readonly InvoiceLine[]) {
  const incomes = creditedIncomes(note, lines)
  const itemOf = new Map(lines.map(({ id, itemId }) => [id, itemId]))
  return note.lines.map((line, position) => ({
    credit_note_id: uuidFromId(note.id),
    line_no: position + 1,
    invoice_line_id: uuidFromId(line.invoiceLineId),
    item_id: uuidOrNull(itemOf.get(line.invoiceLineId)),
    income_base: incomes[position]?.minor ?? null,
    description: line.description,
    quantity: line.quantity && Decimal.toString(line.quantity),
    unit_price: line.unitPrice && Decimal.toString(line.unitPrice),
    amount: line.amount.minor,
    document_discount: line.documentDiscount.minor,
    net: line.net.minor,
    discount_after_tax: line.discountAfterTax.minor,
    taxes: sql<never>`${JSON.stringify(line.taxes.map(storedTax))}::jsonb`,
  }))
}

const uuidOrNull = (id: ItemId | null | undefined): string | null => (id ? uuidFromId(id) : null)

const storedTax = ({ applied, taxable, tax }: CreditNoteLine['taxes'][number]): StoredTax => ({
  applied: appliedTaxView(applied),
  taxable: moneyView(taxable),
  tax: moneyView(tax),
})
