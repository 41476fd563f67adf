import type { CreditNotePreviewView, InvoiceView } from '@smb/core/invoicing'
import type { CreditNoteDetailView, RefundView, WriteOffView } from '@smb/core/payments'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { addCustomer, eur } from './payment-story.ts'

export type Credited = {
  readonly quantity?: string
  readonly amount?: { amount: string; currency: string }
}

/** The body of a credit note of 20 June: for each line of the invoice what is credited of it, undefined for nothing. */
export function creditBody(
  invoice: Pick<InvoiceView, 'id' | 'lines'>,
  credited: readonly (Credited | undefined)[],
  more: object = {},
) {
  const lines = credited.flatMap((of, position) =>
    of ? [{ invoiceLineId: invoice.lines[position]?.id, ...of }] : [],
  )
  return { invoiceId: invoice.id, issueDate: '2026-06-20', reason: 'Returned', lines, ...more }
}

/** Everything that remains of every line, by quantity. */
export const whole = (invoice: Pick<InvoiceView, 'lines'>): Credited[] =>
  invoice.lines.map(({ quantity }) => ({ quantity }))

export const amountOf = (amount: string): Credited => ({ amount: eur(amount) })

export const credit = (who: Person, ...of: Parameters<typeof creditBody>) =>
  who.post<CreditNoteDetailView>('/credit-notes', creditBody(...of))

export const preview = (who: Person, ...of: Parameters<typeof creditBody>) =>
  who.post<CreditNotePreviewView>('/credit-notes/preview', creditBody(...of))

export const noteOf = (who: Person, id: string) =>
  who.get<CreditNoteDetailView>(`/credit-notes/${id}`)

/** The body of a refund of 25 June. */
export const refundBody = (of: object, amount: string, more: object = {}) => ({
  ...of,
  date: '2026-06-25',
  amount: eur(amount),
  ...more,
})

export const refund = (who: Person, ...of: Parameters<typeof refundBody>) =>
  who.post<RefundView>('/refunds', refundBody(...of))

export const writeOff = (who: Person, invoiceId: string, more: object = {}) =>
  who.post<WriteOffView>(`/invoices/${invoiceId}/write-off`, more)

export const taxCode = (who: Person, code: string, ratePercent: string) =>
  who.post<BusinessTaxCodeView>('/tax-codes', {
    code,
    name: `VAT ${ratePercent} %`,
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent, validFrom: '2000-01-01' }] }],
  })

/** Ten hours at 33.33 and a licence of 50.00, with 16 % tax: 383.30 + 61.33 = 444.63. */
export async function invoiceOfTwo(who: Person, more: object = {}): Promise<InvoiceView> {
  const codes = await who.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')
  const tax =
    codes.items.find(({ code }) => code === 'VAT16') ?? (await taxCode(who, 'VAT16', '16'))
  const customer = await addCustomer(who)
  const line = { description: 'Design', quantity: '10', unitPrice: '33.33', taxCodeIds: [tax.id] }
  const draft = await who.post<InvoiceView>('/invoices', {
    customerId: customer.id,
    lines: [line, { ...line, description: 'Licence', quantity: '1', unitPrice: '50.00' }],
    ...more,
  })
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
    version: draft.version,
    issueDate: '2026-06-01',
  })
}
