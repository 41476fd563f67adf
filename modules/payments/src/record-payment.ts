import { recordAudit } from '@smb/audit'
import type { LedgerAccountId } from '@smb/core/ids'
import type { Money } from '@smb/core/money'
import { Decimal } from '@smb/core/money'
import type { PaymentReceived, RecordedPayment, RecordPaymentWire } from '@smb/core/payments'
import {
  checkedAllocations,
  paymentErrors,
  paymentPosting,
  recordedPayment,
} from '@smb/core/payments'
import { lockInvoices } from '@smb/invoicing'
import { postJournalEntry } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { insertAllocations } from './allocation-repository.ts'
import { auditedAllocations } from './audited-allocations.ts'
import { getStoredPayment, insertPayment } from './payment-repository.ts'
import { depositAccounts } from './posting-accounts.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Takes in what a customer paid: over one or several invoices, part or whole, with what was withheld (rule 16); the rest
 * is the customer's credit (rule 29). The same id with the same content again is a success. Throws what
 * `recordedPayment`, `checkedAllocations` and posting throw, `customer.not_found`, `payment.already_exists`.
 */
export async function recordPayment(tx: Tx, command: RecordPaymentWire): Promise<PaymentReceived> {
  const { accounts, bankLedgerAccountId } = await depositAccounts(tx, command.bankLedgerAccountId)
  const payment = newPayment(tx, command, bankLedgerAccountId)
  // Before the invoices are locked: a twin of this request waits here and then finds the payment made.
  const isNew = await insertPayment(tx, payment)
  if (!isNew) return existingPayment(tx, command, payment)

  const wanted = command.allocations.map((want) => ({ ...want, id: want.id ?? tx.newId('alo') }))
  const invoices = await lockInvoices(
    tx,
    wanted.map(({ invoiceId }) => invoiceId),
  )
  const settled = checkedAllocations(payment, invoices, wanted, { date: payment.date })

  await postJournalEntry(tx, paymentPosting(settled.payment, accounts))
  await insertAllocations(tx, { by: { paymentId: payment.id }, allocations: settled.allocations })
  await settleInvoices(tx, { paymentId: payment.id }, settled.allocations)
  await recordAudit(tx, {
    action: 'payments.payment_recorded',
    subject: payment.id,
    details: { allocations: auditedAllocations(settled.allocations) },
  })
  return settled.allocations.length === 0 ? payment : { ...settled.payment, version: 2 }
}

function newPayment(
  tx: Tx,
  command: RecordPaymentWire,
  bankLedgerAccountId: LedgerAccountId,
): RecordedPayment {
  return recordedPayment({
    id: command.id ?? tx.newId('pay'),
    customerId: command.customerId,
    date: command.date,
    amount: command.amount,
    withheld: command.withheld,
    baseCurrency: tx.baseCurrency,
    exchangeRate: command.exchangeRate,
    bankLedgerAccountId,
    method: command.method,
    reference: command.reference,
    journalEntryId: tx.newId('je'),
  })
}

async function existingPayment(
  tx: Tx,
  command: RecordPaymentWire,
  wanted: RecordedPayment,
): Promise<PaymentReceived> {
  const { payment } = await getStoredPayment(tx, wanted.id)
  if (!isSamePayment(payment, wanted) || !hasAllocations(payment, command)) {
    throw paymentErrors.alreadyExists()
  }
  return payment
}

function isSamePayment(a: PaymentReceived, b: PaymentReceived): boolean {
  const same = (x: Money, y: Money): boolean => x.minor === y.minor && x.currency === y.currency
  return (
    a.customerId === b.customerId &&
    a.date === b.date &&
    same(a.amount, b.amount) &&
    same(a.withheld, b.withheld) &&
    Decimal.compare(a.exchangeRate, b.exchangeRate) === 0 &&
    a.bankLedgerAccountId === b.bankLedgerAccountId &&
    a.method === b.method &&
    a.reference === b.reference
  )
}

/** Whether the payment was recorded with these allocations; they may have ended since. */
function hasAllocations(payment: PaymentReceived, command: RecordPaymentWire): boolean {
  const made = payment.allocations.filter((allocation) => allocation.postEntryId === null)
  return (
    made.length === command.allocations.length &&
    command.allocations.every((want) =>
      made.some(
        (allocation) =>
          allocation.invoiceId === want.invoiceId &&
          allocation.amount.minor === want.amount.minor &&
          (want.id === undefined || want.id === allocation.id),
      ),
    )
  )
}
