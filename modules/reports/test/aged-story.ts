import type { CustomerView } from '@smb/core/parties'
import type { InvoiceView } from '@smb/core/invoicing'
import type { PaymentView } from '@smb/core/payments'
import type { AgedItemView, AgedReceivablesView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'

export const aged = (who: Person, asOf: string, more = '') =>
  who.get<AgedReceivablesView>(`/reports/aged-receivables?asOf=${asOf}${more}`)
export const itemsOf = (who: Person, customerId: string, asOf: string, more = '') =>
  who.get<{ items: AgedItemView[]; nextCursor: string | null }>(
    `/reports/aged-receivables/items?customerId=${customerId}&asOf=${asOf}${more}`,
  )
/** `Northwind 0.00 100.00 …`, customer by customer. */
export const readOut = ({ rows }: AgedReceivablesView): string[] =>
  rows.map(({ customerName, amounts }) => [customerName, ...amounts].join(' '))

export const customer = async (who: Person, name: string): Promise<string> =>
  (await who.post<CustomerView>('/customers', { name, paymentTermsDays: 14 })).id

type Issue = { amount: string; on: string; currency?: string; exchangeRate?: string }
export async function invoice(who: Person, customerId: string, wish: Issue): Promise<InvoiceView> {
  const { amount, on, ...fields } = wish
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount }]
  const draft = await who.post<InvoiceView>('/invoices', { ...fields, customerId, lines })
  return who.post(`/invoices/${draft.id}/issue`, { version: draft.version, issueDate: on })
}
type Receive = { amount: string; on: string; currency?: string; exchangeRate?: string }
export const payment = (who: Person, customerId: string, wish: Receive, to?: InvoiceView) => {
  const { amount: figure, on: date, currency = 'EUR', ...fields } = wish
  const amount = { amount: figure, currency }
  const allocations = to ? [{ invoiceId: to.id, amount }] : []
  return who.post<PaymentView>('/payments-received', {
    customerId,
    date,
    amount,
    allocations,
    ...fields,
  })
}
