import { Decimal, Money, moneyView } from '../money/index.ts'
import type { Allocation, PaymentReceived } from './payment-received.ts'
import { paymentInBase, remainder } from './payment-received.ts'
import type {
  AllocationView,
  PaymentListItem,
  PaymentView,
  paymentActions,
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

function allocationView(allocation: Allocation, names: PaymentNames): AllocationView {
  return {
    id: allocation.id,
    invoiceId: allocation.invoiceId,
    invoiceNumber: names.invoiceNumberById?.get(allocation.invoiceId) ?? null,
    amount: moneyView(allocation.amount),
    date: allocation.date,
    endedOn: allocation.endedOn,
  }
}

/** What can be done next, permissions aside. */
function actionsOn(payment: PaymentReceived): (typeof paymentActions)[number][] {
  if (payment.status === 'reversed') return []
  return Money.isPositive(remainder(payment)) ? ['allocate', 'reverse'] : ['reverse']
}
