import type { PaymentNames, PaymentReceived, PaymentView } from '@smb/core/payments'
import { paymentView } from '@smb/core/payments'
import { invoiceNumbers } from '@smb/invoicing'
import { findCustomers } from '@smb/parties'
import type { ReadTx } from '@smb/platform/db'

type Names = Pick<PaymentNames, 'customerName'> & {
  readonly invoiceNumberById: ReadonlyMap<string, string>
}

/** What the payment's customer and invoices are called. */
export async function paymentNames(tx: ReadTx, payment: PaymentReceived): Promise<Names> {
  const { customerId } = payment
  const customers = await findCustomers(tx, [customerId])
  const invoiceIds = payment.allocations.map(({ invoiceId }) => invoiceId)
  return {
    customerName: customers.get(customerId)?.name,
    invoiceNumberById: await invoiceNumbers(tx, invoiceIds),
  }
}

/** A payment on the wire, with names. */
export async function namedPayment(tx: ReadTx, payment: PaymentReceived): Promise<PaymentView> {
  return paymentView(payment, await paymentNames(tx, payment))
}
