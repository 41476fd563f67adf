import 'server-only'
import type {
  Customer,
  CustomerStanding,
  InvoiceListItem,
  OpenInvoice,
  PaymentListItem,
  CreditNoteListItem,
} from '@smb/api-client'
import {
  getCustomer,
  getCustomerStanding,
  listInvoices,
  listOpenInvoices,
  listCreditNotes,
  listPayments,
} from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'
import type { Settled } from '#lib/api-server.ts'
import { settled } from '#lib/api-server.ts'

/** A payment or credit note that is not used up. */
export type CustomerCredit = {
  readonly id: string
  /** Below `/o/{slug}`. */
  readonly path: string
  readonly date: string
  readonly words: string
  readonly remainder: PaymentListItem['remainder']
}

export type CustomerData = {
  readonly customer: Customer
  /** The exact sums of all that is open, by currency. */
  readonly standing: Settled<CustomerStanding>
  /** What is open, item by item; of a great many only the first. */
  readonly items: Settled<{
    readonly open: readonly OpenInvoice[]
    readonly credits: readonly CustomerCredit[]
  }>
  readonly recent: Settled<readonly InvoiceListItem[]>
}

const recentMax = 8
const creditsMax = 200

/** A customer with what is open and what was last; each part may fail alone. */
export async function customerData(client: ApiClient, id: string): Promise<CustomerData> {
  const options = { client, throwOnError: true } as const
  const [customer, standing, items, recent] = await Promise.all([
    dataOf(getCustomer({ ...options, path: { id } })),
    settled(dataOf(getCustomerStanding({ ...options, path: { id } }))),
    settled(
      Promise.all([
        dataOf(listOpenInvoices({ ...options, query: { customerId: id } })),
        dataOf(
          listPayments({
            ...options,
            query: { customerId: id, status: 'with_remainder', limit: creditsMax },
          }),
        ),
        dataOf(
          listCreditNotes({
            ...options,
            query: { customerId: id, status: 'with_remainder', limit: creditsMax },
          }),
        ),
      ]).then(([open, payments, notes]) => ({
        open: open.items,
        credits: [...notes.items.map(noteCredit), ...payments.items.map(paymentCredit)],
      })),
    ),
    settled(
      dataOf(listInvoices({ ...options, query: { customerId: id, limit: recentMax } })).then(
        ({ items }) => items,
      ),
    ),
  ])
  return { customer, standing, items, recent }
}

const paymentCredit = ({ id, date, reference, remainder }: PaymentListItem): CustomerCredit => ({
  ...{ id, date, remainder },
  path: `/payments-received/${id}`,
  words: reference || 'Payment received',
})

const noteCredit = ({ id, issueDate, number, remainder }: CreditNoteListItem): CustomerCredit => ({
  ...{ id, remainder },
  path: `/credit-notes/${id}`,
  date: issueDate,
  words: `Credit note ${number}`,
})
