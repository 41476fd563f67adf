import { bankFile } from './bank-file.ts'
import type { Door } from './door.ts'

type Made = { readonly id: string; readonly version: number }
type Issued = Made & { readonly issueDate: string; readonly lines: readonly Made[] }

/** The id that stands for `[id]` in the addresses below a folder of the app, of a business with one of everything. */
export async function oneOfEach(door: Door): Promise<Readonly<Record<string, string>>> {
  const invoice = await door.invoice('Quay Dental', '480.00')
  const draft = await door.draftTo(invoice.customerId, '20.00')
  const { issueDate: date, lines } = await door.get<Issued>(`/invoices/${invoice.id}`)
  const amount = { amount: '50.00', currency: 'EUR' }
  const payment = await door.post<Made>('/payments-received', {
    customerId: invoice.customerId,
    date,
    amount,
    allocations: [{ invoiceId: invoice.id, amount }],
  })
  const credit = await door.post<Made>('/credit-notes', {
    invoiceId: invoice.id,
    reason: 'Unwanted',
    lines: [{ invoiceLineId: lines[0]?.id, quantity: '0.5' }],
  })
  await door.post('/items', { name: 'Design hour', unitPrice: '80' })
  const accounts = await door.get<{ items: Account[] }>('/accounts')
  const account = (code: string) => accounts.items.find((each) => each.code === code)?.id
  const entry = await door.post<Made>('/journal-entries', {
    postingDate: date,
    lines: [
      { accountId: account('6100'), side: 'debit', amount },
      { accountId: account('1000'), side: 'credit', amount },
    ],
  })
  return {
    invoices: invoice.id,
    drafts: draft.id,
    customers: invoice.customerId,
    'payments-received': payment.id,
    'credit-notes': credit.id,
    accounts: account('6100') ?? '',
    journals: entry.id,
    money: await bankAccountWithLines(door),
  }
}

type Account = { readonly id: string; readonly code: string }

async function bankAccountWithLines(door: Door): Promise<string> {
  const { id } = await door.post<Made>('/bank-accounts', { name: 'Main', currency: 'EUR' })
  const lines = ['150.00', '-60.00'].map((amount) => ({ amount, name: 'Clinic', memo: '' }))
  const answer = await fetch(
    `${process.env['SMB_E2E_API']}/api/v1/bank-accounts/${id}/imports?fileName=june.ofx`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${door.token}`,
        'smb-business': door.slug,
        'content-type': 'application/x-ofx',
        'idempotency-key': crypto.randomUUID(),
      },
      body: bankFile('june.ofx', lines, '90.00').buffer,
    },
  )
  if (!answer.ok) throw new Error(`bank file: ${answer.status} ${await answer.text()}`)
  return id
}
