import 'server-only'
import type { OpenInvoice, PaymentDetail } from '@smb/api-client'
import { getAccount, getPayment, listOpenInvoices } from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { Settled } from '#lib/api-server.ts'
import { settled } from '#lib/api-server.ts'

export type PaymentData = {
  readonly payment: PaymentDetail
  /** The account that the money went to; undefined where it could not be read. */
  readonly deposit:
    { readonly id: string; readonly code: string; readonly name: string } | undefined
  /** What the remainder could pay. */
  readonly open: Settled<readonly OpenInvoice[]>
}

/** A payment with where it went, and what its remainder could still pay. */
export async function paymentData(client: ApiClient, id: string): Promise<PaymentData> {
  const options = { client, throwOnError: true } as const
  const payment = await dataOf(getPayment({ ...options, path: { id } }))
  const { customerId, remainder, bankLedgerAccountId } = payment
  const hasRemainder = /[1-9]/.test(remainder.amount)
  const query = { customerId, currency: remainder.currency }
  const [deposit, open] = await Promise.all([
    settled(dataOf(getAccount({ ...options, path: { id: bankLedgerAccountId } }))),
    settled(
      hasRemainder
        ? dataOf(listOpenInvoices({ ...options, query })).then(({ items }) => items)
        : Promise.resolve([]),
    ),
  ])
  return { payment, deposit: deposit.data, open }
}
