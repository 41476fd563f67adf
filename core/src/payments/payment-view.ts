import { Decimal, Money, moneyView } from '../money/index.ts'
import { isId } from '../ids/index.ts'
import type { Allocation, CreditSource, Refund } from './credit-source.ts'
import { isPaidOut } from './credit-source.ts'
import type { PaymentReceived } from './payment-received.ts'
import { paymentInBase, remainder } from './payment-received.ts'
import type {
  AllocationView,
  PaymentListItem,
  PaymentView,
  paymentActions,
  RefundView,
} from './payment-schema.ts'

/** What the payment's customer and invoices are called; not known to the payment itself. */
export type PaymentNames = {
  readonly customerName?: string | undefined
  readonly invoiceNumberById?: ReadonlyMap<string, string> | undefined
}

export function paymentView(payment: PaymentReceived, names: PaymentNames = {}): PaymentView {
  const isReversed = payment.status === 'reversed'
  return {
    ...paymentListItem(payment, names),
    withheld: moneyView(payment.withheld),
    baseCurrency: payment.baseCurrency,
    exchangeRate: Decimal.toString(payment.exchangeRate),
    amountBase: moneyView(paymentInBase(payment).amount),
    bankLedgerAccountId: payment.bankLedgerAccountId,
    allocations: payment.allocations.map((allocation) => allocationView(allocation, names)),
    refunds: payment.refunds.map((refund) => refundView(refund, payment.id)),
    journalEntryId: payment.journalEntryId,
    reversedOn: isReversed ? payment.reversedOn : null,
    reversalReason: isReversed ? payment.reversalReason : null,
    reversalEntryId: isReversed ? payment.reversalEntryId : null,
    actions: actionsOn(payment),
  }
}

export function paymentListItem(
  payment: PaymentReceived,
  names: PaymentNames = {},
): PaymentListItem {
  return {
    id: payment.id,
    status: payment.status,
    customerId: payment.customerId,
    customerName: names.customerName ?? null,
    date: payment.date,
    amount: moneyView(payment.amount),
    remainder: moneyView(remainder(payment)),
    method: payment.method,
    reference: payment.reference,
    version: payment.version,
  }
}

export function allocationView(
  allocation: Allocation,
  names: Pick<PaymentNames, 'invoiceNumberById'>,
): AllocationView {
  return {
    id: allocation.id,
    invoiceId: allocation.invoiceId,
    invoiceNumber: names.invoiceNumberById?.get(allocation.invoiceId) ?? null,
    amount: moneyView(allocation.amount),
    date: allocation.date,
    endedOn: allocation.endedOn,
  }
}

/** A refund on the wire; `of` is the payment or credit note that it pays back. */
export function refundView(refund: Refund, of: CreditSource['id']): RefundView {
  return {
    id: refund.id,
    paymentId: isId('pay', of) ? of : null,
    creditNoteId: isId('crn', of) ? of : null,
    date: refund.date,
    amount: moneyView(refund.amount),
    exchangeRate: Decimal.toString(refund.exchangeRate),
    amountBase: moneyView(refund.paid),
    bankLedgerAccountId: refund.bankLedgerAccountId,
    reference: refund.reference,
    journalEntryId: refund.journalEntryId,
    reversedOn: refund.reversedOn,
    reversalReason: refund.reversalReason,
    reversalEntryId: refund.reversalEntryId,
  }
}

/** What can be done next, permissions aside. */
function actionsOn(payment: PaymentReceived): (typeof paymentActions)[number][] {
  if (payment.status === 'reversed') return []
  const isOpen = Money.isPositive(remainder(payment))
  const isRefunded = payment.refunds.some(isPaidOut)
  return [
    ...(isOpen ? (['allocate', 'refund'] as const) : []),
    ...(isRefunded ? [] : (['reverse'] as const)),
  ]
}
