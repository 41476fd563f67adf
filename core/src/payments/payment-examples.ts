import type { Invoice } from '../invoicing/index.ts'
import { exampleAccounts, exampleId } from '../invoicing/invoice-examples.ts'
import { currency, Money } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { WantedAllocation } from './allocation.ts'
import type { RecordedPayment, RecordPayment } from './payment-received.ts'
import { recordedPayment } from './payment-received.ts'

// Payments that the example customer of invoicing makes.

export const exampleEuro = (text: string): Money => Money.parse(text, currency('EUR'))

export function examplePayment(amount: string, more: Partial<RecordPayment> = {}): RecordedPayment {
  return recordedPayment({
    id: exampleId('pay', 1),
    customerId: exampleId('cus', 1),
    date: LocalDate.from('2026-02-10'),
    amount: exampleEuro(amount),
    baseCurrency: currency('EUR'),
    bankLedgerAccountId: exampleAccounts.bank,
    method: 'bank_transfer',
    reference: '',
    journalEntryId: exampleId('je', 10),
    ...more,
  })
}

/** Asks for part of a payment to settle the invoice. */
export function wantedFor(invoice: Invoice, amount: string, n = 1): WantedAllocation {
  return { id: exampleId('alo', n), invoiceId: invoice.id, amount: exampleEuro(amount) }
}
