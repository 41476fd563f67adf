import 'server-only'
import type { InvoiceDetail, PaymentDetail, WriteOff } from '@smb/api-client'
import { getInvoice, getPayment, listPayments, listWriteOffs } from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { Settled } from '#lib/api-server.ts'
import { settled } from '#lib/api-server.ts'

export type InvoiceData = {
  readonly invoice: InvoiceDetail
  readonly payments: Settled<readonly PaymentDetail[]>
  readonly writeOffs: readonly WriteOff[]
}

const paymentsMax = 20

/** An invoice with the payments that settle it; the payments may fail alone. */
export async function invoiceData(client: ApiClient, id: string): Promise<InvoiceData> {
  const options = { client, throwOnError: true } as const
  const invoice = await dataOf(getInvoice({ ...options, path: { id } }))
  const hasPayments = invoice.timeline.some(({ kind }) => kind === 'settled')
  const hasWriteOffs = invoice.timeline.some(({ writeOffId }) => writeOffId !== null)
  const [payments, writeOffs] = await Promise.all([
    settled(hasPayments ? paymentsOf(client, id) : Promise.resolve([])),
    hasWriteOffs
      ? dataOf(listWriteOffs({ ...options, path: { id } })).then(({ items }) => items)
      : [],
  ])
  return { invoice, payments, writeOffs }
}

async function paymentsOf(client: ApiClient, invoiceId: string): Promise<PaymentDetail[]> {
  const options = { client, throwOnError: true } as const
  const query = { invoiceId, limit: paymentsMax }
  const { items } = await dataOf(listPayments({ ...options, query }))
  return Promise.all(items.map(({ id }) => dataOf(getPayment({ ...options, path: { id } }))))
}
