import { Money } from '../money/index.ts'
import type { LocalDate } from '../time/index.ts'
import type { IssuedInvoice } from './invoice.ts'
import { invoiceBaseTotal, invoiceTotals } from './invoice-totals.ts'

export const settlementStatuses = ['unpaid', 'part_paid', 'paid', 'overdue'] as const
export type SettlementStatus = (typeof settlementStatuses)[number]

/** What the customer still owes: total less live allocations, in the invoice's currency. */
export function outstanding(invoice: IssuedInvoice): Money {
  return Money.subtract(invoiceTotals(invoice).total, invoice.settled)
}

/**
 * What the receivable still stands at in base currency; exactly zero when nothing is outstanding
 * (rule 52).
 */
export function outstandingBase(invoice: IssuedInvoice): Money {
  return Money.subtract(invoiceBaseTotal(invoice), invoice.settledBase)
}

/** Derived, never stored (rule 27): overdue wins over part paid from the day after the due date. */
export function settlementStatus(invoice: IssuedInvoice, today: LocalDate): SettlementStatus {
  return settlementOf({ ...invoice, total: invoiceTotals(invoice).total }, today)
}

/** The same from the figures alone, for lists that read totals instead of lines. */
export function settlementOf(
  invoice: { readonly total: Money; readonly settled: Money; readonly dueDate: LocalDate },
  today: LocalDate,
): SettlementStatus {
  if (Money.compare(invoice.settled, invoice.total) >= 0) return 'paid'
  if (invoice.dueDate < today) return 'overdue'
  return Money.isZero(invoice.settled) ? 'unpaid' : 'part_paid'
}

export const settlementKinds = ['payment', 'credit_note', 'write_off'] as const
export type SettlementKind = (typeof settlementKinds)[number]

type SettledParts = {
  readonly settled: Money
  readonly credited: Money
  readonly writtenOff: Money
}

/** What payments settle: all but what credit notes and write-offs do. */
export const paidPart = ({ settled, credited, writtenOff }: SettledParts): Money =>
  Money.subtract(Money.subtract(settled, credited), writtenOff)

/** The kinds of the live allocations, in the order in which they are told; empty where nothing is settled. */
export function settledBy(parts: SettledParts): SettlementKind[] {
  const amounts: Readonly<Record<SettlementKind, Money>> = {
    payment: paidPart(parts),
    credit_note: parts.credited,
    write_off: parts.writtenOff,
  }
  return settlementKinds.filter((kind) => !Money.isZero(amounts[kind]))
}

const wholeWords: Readonly<Record<string, string>> = {
  payment: 'Paid',
  credit_note: 'Credited',
  write_off: 'Written off',
  'payment credit_note': 'Paid and credited',
  'payment write_off': 'Paid, rest written off',
  'credit_note write_off': 'Credited, rest written off',
  'payment credit_note write_off': 'Paid, credited and written off',
}
const partWords: Readonly<Record<string, string>> = {
  payment: 'Part paid',
  credit_note: 'Part credited',
  write_off: 'Part written off',
}

/** What is said of an invoice that is settled, wholly or in part; undefined where the status says it all. */
export function settlementWords(
  settlement: SettlementStatus,
  kinds: readonly SettlementKind[],
): string | undefined {
  const by = settlementKinds.filter((kind) => kinds.includes(kind)).join(' ')
  if (settlement === 'paid') return wholeWords[by]
  return settlement === 'part_paid' ? (partWords[by] ?? 'Part settled') : undefined
}

/** The invoice after a further allocation, or after one ended (both negative then). */
export function settledInvoice(
  invoice: IssuedInvoice,
  by: { readonly amount: Money; readonly relief: Money; readonly kind?: SettlementKind },
): IssuedInvoice {
  const { credited, writtenOff } = invoice
  return {
    ...invoice,
    credited: by.kind === 'credit_note' ? Money.add(credited, by.amount) : credited,
    writtenOff: by.kind === 'write_off' ? Money.add(writtenOff, by.amount) : writtenOff,
    settled: Money.add(invoice.settled, by.amount),
    settledBase: Money.add(invoice.settledBase, by.relief),
  }
}
