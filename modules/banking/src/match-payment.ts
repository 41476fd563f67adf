import { bankingErrors, matchingErrors } from '@smb/core/banking'
import type { PaymentReceivedId } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import type { RecordedPayment } from '@smb/core/payments'
import { provePayment } from '@smb/payments'
import type { Tx } from '@smb/platform/db'
import type { MatchingLine } from './matching-line.ts'
import type { KeptMatch } from './statement-match-repository.ts'

/**
 * A line proves a payment that the books have already: nothing is posted, so closed periods do not matter. Throws
 * `banking.money_out`, `banking.currency_differs`, `banking.amount_differs`, `banking.payment_elsewhere`, and what
 * `provePayment` throws.
 */
export async function matchPayment(
  tx: Tx,
  line: MatchingLine,
  paymentId: PaymentReceivedId,
): Promise<KeptMatch> {
  if (Money.isNegative(line.amount)) throw bankingErrors.moneyOut()
  const assertFits = (payment: RecordedPayment): void => assertSame(line, payment)
  await provePayment(tx, { paymentId, lineId: line.id, assertFits })
  return { id: line.matchId, kind: 'payment_received', paymentId }
}

function assertSame(line: MatchingLine, payment: RecordedPayment): void {
  const { amount } = payment
  if (amount.currency !== line.amount.currency) {
    throw bankingErrors.currencyDiffers(line.amount.currency, amount.currency)
  }
  if (amount.minor !== line.amount.minor) {
    throw bankingErrors.amountDiffers(Money.toString(line.amount), Money.toString(amount))
  }
  if (payment.bankLedgerAccountId !== line.bankAccount.ledgerAccountId) {
    throw matchingErrors.paymentElsewhere()
  }
}
