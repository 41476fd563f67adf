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

/** The invoice after a further allocation, or after one ended (both negative then). */
export function settledInvoice(
  invoice: IssuedInvoice,
  by: { readonly amount: Money; readonly relief: Money },
): IssuedInvoice {
  return {
    ...invoice,
    settled: Money.add(invoice.settled, by.amount),
    settledBase: Money.add(invoice.settledBase, by.relief),
  }
}
