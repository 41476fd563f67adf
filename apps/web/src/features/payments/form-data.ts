import 'server-only'
import type { CustomerListItem, OpenInvoice } from '@smb/api-client'
import {
  getCustomer,
  getInvoice,
  listAccounts,
  listBankAccounts,
  listCustomers,
  listOpenInvoices,
} from '@smb/api-client'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'

export type DepositChoice = {
  readonly id: string
  readonly label: string
  readonly currency: string | null
}
export type NamedCustomer = Pick<CustomerListItem, 'id' | 'name' | 'currency'>

/** What the form of a payment starts with. */
export type PaymentFormData = {
  readonly customers: readonly NamedCustomer[]
  readonly hasMoreCustomers: boolean
  readonly deposits: readonly DepositChoice[]
  readonly defaultDepositId: string | null
  readonly customer: NamedCustomer | undefined
  readonly open: readonly OpenInvoice[]
  /** The invoice that the payment is meant for. */
  readonly invoiceId: string | undefined
}

type Given = { readonly customerId?: string | undefined; readonly invoiceId?: string | undefined }
const customersMax = 200

/** Customers, the accounts that money arrives in, and what the customer at hand has open. */
export async function paymentFormData(client: ApiClient, given: Given): Promise<PaymentFormData> {
  const options = { client, throwOnError: true } as const
  const invoice = given.invoiceId
    ? await dataOf(getInvoice({ ...options, path: { id: given.invoiceId } }))
    : undefined
  const customerId = invoice?.customerId ?? given.customerId
  const [customers, accounts, banks, customer, open] = await Promise.all([
    dataOf(listCustomers({ ...options, query: { limit: customersMax } })),
    dataOf(listAccounts(options)),
    dataOf(listBankAccounts(options)),
    customerId ? dataOf(getCustomer({ ...options, path: { id: customerId } })) : undefined,
    customerId
      ? dataOf(listOpenInvoices({ ...options, query: { customerId } }))
      : { items: [] as OpenInvoice[] },
  ])
  const bankNames = new Map(banks.items.map(({ ledgerAccountId, name }) => [ledgerAccountId, name]))
  // Money arrives in accounts that hold it: assets and liabilities that no document posts to by itself.
  const holding = accounts.items.filter(
    ({ type, controlRole, archivedAt }) =>
      archivedAt === null &&
      (type === 'asset' || type === 'liability') &&
      (controlRole === null || controlRole === 'bank_default'),
  )
  const isBank = (id: string) => Number(bankNames.has(id))
  return {
    customers: customers.items,
    hasMoreCustomers: customers.nextCursor !== null,
    deposits: holding
      .toSorted((a, b) => isBank(b.id) - isBank(a.id))
      .map(({ id, code, name, currency }) => ({
        id,
        label: `${code} ${bankNames.get(id) ?? name}`,
        currency,
      })),
    defaultDepositId: holding.find(({ controlRole }) => controlRole === 'bank_default')?.id ?? null,
    customer,
    open: open.items,
    invoiceId: invoice?.id,
  }
}
