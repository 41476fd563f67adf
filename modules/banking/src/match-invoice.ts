import type { MatchLineToInvoice } from '@smb/core/banking'
import { bankingErrors, matchingErrors } from '@smb/core/banking'
import type { IssuedInvoice } from '@smb/core/invoicing'
import { outstanding } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { PaymentReceived } from '@smb/core/payments'
import { lockInvoices } from '@smb/invoicing'
import { allocatePayment, provePayment, recordPayment } from '@smb/payments'
import type { Tx } from '@smb/platform/db'
import type { MatchingLine } from './matching-line.ts'
import type { KeptMatch } from './statement-match-repository.ts'

const referenceLengthMax = 200

/**
 * A line pays an invoice: the payment is recorded as the bank saw it, dated as the line, and settles the invoice. What
 * came before the invoice was issued is customer credit until that day (rule 31). Throws `banking.money_out`,
 * `banking.invoice_not_issued`, `banking.currency_differs`, `banking.amount_differs`, and what recording throws.
 */
export async function matchInvoice(
  tx: Tx,
  line: MatchingLine,
  match: MatchLineToInvoice,
): Promise<KeptMatch> {
  if (Money.isNegative(line.amount)) throw bankingErrors.moneyOut()
  const [invoice] = await lockInvoices(tx, [match.invoiceId])
  if (invoice?.status !== 'issued') throw matchingErrors.invoiceNotIssued()
  const amount = allocatedAmount(line, invoice, match)
  const payment = await recordAsSeen(tx, line, { invoice, amount, match })
  await provePayment(tx, { paymentId: payment.id, lineId: line.id, assertFits: () => undefined })
  return { id: line.matchId, kind: 'invoice', invoiceId: invoice.id, paymentId: payment.id }
}

/** What the invoice gets of the line and of what was withheld: all, unless it owes less. */
function allocatedAmount(
  line: MatchingLine,
  invoice: IssuedInvoice,
  match: MatchLineToInvoice,
): Money {
  const { currency } = line.amount
  const withheld = match.withheld ?? Money.zero(currency)
  const open = outstanding(invoice)
  const other = [open.currency, withheld.currency].find((given) => given !== currency)
  if (other) throw bankingErrors.currencyDiffers(currency, other)
  const value = Money.add(line.amount, withheld)
  const isAccepted = match.acceptDifference && Money.isPositive(open)
  if (!isAccepted && Money.compare(value, open) !== 0) {
    throw bankingErrors.amountDiffers(Money.toString(value), Money.toString(open))
  }
  return Money.min(value, open)
}

type Settling = {
  readonly invoice: IssuedInvoice
  readonly amount: Money
  readonly match: MatchLineToInvoice
}

async function recordAsSeen(
  tx: Tx,
  line: MatchingLine,
  { invoice, amount, match }: Settling,
): Promise<PaymentReceived> {
  const allocations = [{ invoiceId: invoice.id, amount }]
  const isBeforeIssue = line.date < invoice.issueDate
  const payment = await recordPayment(tx, {
    customerId: invoice.customerId,
    date: line.date,
    amount: line.amount,
    withheld: match.withheld,
    exchangeRate: match.exchangeRate,
    bankLedgerAccountId: line.bankAccount.ledgerAccountId,
    method: 'bank_transfer',
    reference: line.text.slice(0, referenceLengthMax).toWellFormed(),
    allocations: isBeforeIssue ? [] : allocations,
  })
  if (!isBeforeIssue) return payment
  return allocatePayment(tx, { paymentId: payment.id, date: invoice.issueDate, allocations })
}
