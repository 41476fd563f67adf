import { Decimal, Money, moneyView } from '../money/index.ts'
import type { CreditNote, CreditNoteLine } from './credit-note.ts'
import type {
  CreditableView,
  CreditNoteLineView,
  CreditNoteListItem,
  CreditNoteView,
} from './credit-note-schema.ts'
import { creditNoteTotals } from './credit-note-totals.ts'
import { creditableLines, isCreditable } from './creditable-line.ts'
import type { IssuedInvoice } from './invoice.ts'
import { outstanding } from './invoice-settlement.ts'
import { invoiceTotalsView } from './invoice-view.ts'
import { totalLeft } from './issued-credit-note.ts'

/** What a view needs beside the note. */
export type CreditNoteContext = {
  readonly customerName?: string | undefined
  readonly remainder: Money
}

export function creditNoteListItem(
  note: CreditNote,
  context: CreditNoteContext,
): CreditNoteListItem {
  const { id, status, number, invoiceId, invoiceNumber, customerId, issueDate, reason } = note
  return {
    ...{ id, status, number, invoiceId, invoiceNumber, customerId, issueDate, reason },
    customerName: context.customerName ?? null,
    total: moneyView(creditNoteTotals(note.lines, note.currency).total),
    remainder: moneyView(context.remainder),
    version: note.version,
  }
}

export function creditNoteView(note: CreditNote, context: CreditNoteContext): CreditNoteView {
  const isVoided = note.status === 'voided'
  return {
    ...creditNoteListItem(note, context),
    currency: note.currency,
    baseCurrency: note.baseCurrency,
    exchangeRate: Decimal.toString(note.exchangeRate),
    pricesIncludeTax: note.pricesIncludeTax,
    lines: note.lines.map(creditNoteLineView),
    totals: invoiceTotalsView({ ...creditNoteTotals(note.lines, note.currency), lines: [] }),
    totalBase: moneyView(note.baseTotal),
    journalEntryId: note.journalEntryId,
    voidedOn: isVoided ? note.voidedOn : null,
    voidReason: isVoided ? note.voidReason : null,
    voidEntryId: isVoided ? note.voidEntryId : null,
  }
}

export function creditNoteLineView(line: CreditNoteLine): CreditNoteLineView {
  return {
    invoiceLineId: line.invoiceLineId,
    description: line.description,
    quantity: line.quantity && Decimal.toString(line.quantity),
    unitPrice: line.unitPrice && Decimal.toString(line.unitPrice),
    amount: moneyView(line.amount),
    net: moneyView(line.net),
    tax: moneyView(
      Money.sum(
        line.taxes.map((row) => row.tax),
        line.net.currency,
      ),
    ),
  }
}

/** What is left to credit, line by line; lines of which nothing is left are not listed. */
export function creditableView(
  invoice: IssuedInvoice,
  notes: readonly CreditNote[],
  writtenOffWithTax: Money,
): CreditableView {
  const lines = creditableLines(
    invoice,
    notes.flatMap((note) => note.lines),
  )
  return {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    issueDate: invoice.issueDate,
    customerId: invoice.customerId,
    currency: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
    outstanding: moneyView(outstanding(invoice)),
    totalLeft: moneyView(totalLeft({ invoice, notes, writtenOffWithTax }, invoice)),
    lines: lines.filter(isCreditable).map((of) => ({
      invoiceLineId: of.line.id,
      description: of.line.description,
      quantity: Decimal.toString(of.line.quantity),
      unitPrice: Decimal.toString(of.line.unitPrice),
      amount: moneyView(of.whole.amount),
      quantityLeft: Decimal.toString(of.quantityLeft),
      amountLeft: moneyView(of.amountLeft),
    })),
  }
}
