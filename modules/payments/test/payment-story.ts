import type { CustomerView } from '@smb/core/parties'
import type { InvoiceDetailView, InvoiceView } from '@smb/core/invoicing'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import type { PaymentDetailView, PaymentView } from '@smb/core/payments'
import type { Person } from '@smb/test-world'

export const eur = (amount: string) => ({ amount, currency: 'EUR' })
export const usd = (amount: string) => ({ amount, currency: 'USD' })

export const addCustomer = (who: Person, name = 'Northwind Clinic') =>
  who.post<CustomerView>('/customers', { name })

type InvoiceWish = {
  readonly customerId?: string
  readonly amount?: string
  readonly issueDate?: string
  readonly currency?: string
  readonly exchangeRate?: string
  readonly taxCodeIds?: readonly string[]
}

/** An issued invoice of one line, of 100.00 and of 1 June unless it says otherwise. */
export async function addInvoice(who: Person, wish: InvoiceWish = {}): Promise<InvoiceView> {
  const customerId = wish.customerId ?? (await addCustomer(who)).id
  const { amount = '100.00', issueDate = '2026-06-01', taxCodeIds = [], ...fields } = wish
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount, taxCodeIds }]
  const draft = await who.post<InvoiceView>('/invoices', { ...fields, customerId, lines })
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, { version: draft.version, issueDate })
}

export const invoiceOf = (who: Person, id: string) => who.get<InvoiceDetailView>(`/invoices/${id}`)
export const outstandingOf = async (who: Person, id: string): Promise<string> =>
  (await invoiceOf(who, id)).outstanding.amount

export const paymentOf = (who: Person, id: string) =>
  who.get<PaymentDetailView>(`/payments-received/${id}`)

type PaymentWish = {
  readonly customerId: string | null
  readonly amount: string
  readonly allocations?: readonly (readonly [invoiceId: string, amount: string])[]
} & Record<string, unknown>

/** The body of a payment in EUR, of 20 June unless it says otherwise. */
export function paymentBody({ amount, allocations = [], ...more }: PaymentWish) {
  return {
    date: '2026-06-20',
    amount: eur(amount),
    allocations: allocations.map(([invoiceId, part]) => ({ invoiceId, amount: eur(part) })),
    ...more,
  }
}

export const record = (who: Person, wish: PaymentWish) =>
  who.post<PaymentView>('/payments-received', paymentBody(wish))

export const allocate = (who: Person, paymentId: string, invoiceId: string, amount: string) => ({
  path: `/payments-received/${paymentId}/allocate`,
  body: { allocations: [{ invoiceId, amount: eur(amount) }] },
  post: () =>
    who.post<PaymentView>(`/payments-received/${paymentId}/allocate`, {
      allocations: [{ invoiceId, amount: eur(amount) }],
    }),
})

export async function accountId(who: Person, code: string): Promise<string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const account = items.find((each) => each.code === code)
  if (!account) throw new Error(`There is no account ${code}.`)
  return account.id
}

/** `2026-06-20 post: Dr 1010 Bank account 100.00, Cr …`, entry by entry, amounts in the line's currency. */
export const inWords = (entries: readonly JournalEntryView[]): string[] =>
  entries.map(({ postingDate, kind, lines }) => {
    const said = lines.map(
      ({ side, accountCode, amount, base }) =>
        `${side === 'debit' ? 'Dr' : 'Cr'} ${accountCode} ${amount.amount}` +
        (amount.currency === base.currency ? '' : ` ${amount.currency} = ${base.amount}`),
    )
    return `${postingDate} ${kind}: ${said.join(', ')}`
  })
