import type { CreditNotePreviewView, InvoiceView } from '@smb/core/invoicing'
import type { CreditNoteDetailView, RefundView, WriteOffView } from '@smb/core/payments'
import type { Person } from '@smb/test-world'
import { eur } from './payment-story.ts'

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
