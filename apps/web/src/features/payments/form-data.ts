import 'server-only'
import type { CustomerListItem, InvoiceDetail, OpenInvoice } from '@smb/api-client'
import {
  getCustomer,
  getInvoice,
  listAccounts,
  listBankAccounts,
  listCustomers,
  listOpenInvoices,
} from '@smb/api-client'
import { Money, moneyFromView } from '@smb/core/money'
import { expectedPayment } from '@smb/core/payments'
import type { ApiClient } from '#lib/api-client.ts'
import { dataOf } from '#lib/api-client.ts'

export type DepositChoice = {
  readonly id: string
  readonly label: string
  readonly currency: string | null
  /** A bank account or one beside it in the chart; others can take money in but rarely do. */
  readonly isUsual: boolean
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
  /** What to expect for that invoice: transferred, and held back for the tax office. */
  readonly expected: { readonly amount: string; readonly withheld: string } | undefined
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
  const bankGroup = accounts.items.find(
    ({ controlRole }) => controlRole === 'bank_default',
  )?.parentId
  // First the bank accounts, then what stands beside them in the chart: cash, savings, mobile money.
  const nearness = ({ id, parentId, controlRole }: (typeof holding)[number]) =>
    bankNames.has(id) || controlRole === 'bank_default'
      ? 0
      : bankGroup && parentId === bankGroup
        ? 1
        : 2
  // An account that others stand below sums them up; money goes to those.
  const groups = new Set(accounts.items.map(({ parentId }) => parentId))
  return {
    customers: customers.items,
    hasMoreCustomers: customers.nextCursor !== null,
    deposits: holding
      .filter(({ id }) => !groups.has(id))
      .toSorted((a, b) => nearness(a) - nearness(b))
      .map((account) => ({
        id: account.id,
        label: `${account.code} ${bankNames.get(account.id) ?? account.name}`,
        currency: account.currency,
        isUsual: nearness(account) < 2,
      })),
    defaultDepositId: holding.find(({ controlRole }) => controlRole === 'bank_default')?.id ?? null,
    customer,
    open: open.items,
    invoiceId: invoice?.id,
    expected: invoice && expectedFor(invoice),
  }
}

function expectedFor(invoice: InvoiceDetail): PaymentFormData['expected'] {
  const { amount, withheld } = expectedPayment({
    total: moneyFromView(invoice.total),
    outstanding: moneyFromView(invoice.outstanding),
    withheld: moneyFromView(invoice.totals.withheld),
  })
  return {
    amount: Money.isZero(amount) ? '' : Money.toString(amount),
    withheld: Money.isZero(withheld) ? '' : Money.toString(withheld),
  }
}
