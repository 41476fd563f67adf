import { bankFile } from './bank-file.ts'
import type { Door } from './door.ts'

type Made = { readonly id: string }
type Line = Made & { readonly amount: { readonly amount: string } }
type Account = Made & {
  readonly code: string
  readonly type: string
  readonly controlRole: unknown
}

/** What the pages of one record are opened with. */
export type FullBooks = {
  readonly customerId: string
  readonly draftId: string
  readonly invoiceId: string
  readonly creditNoteId: string
  readonly paymentId: string
  readonly entryId: string
  readonly accountId: string
  readonly bankId: string
}

const longName = 'Kilbrittain & Ballinspittle Agricultural Machinery Co-operative Society Limited'
const money = (amount: string) => ({ amount, currency: 'EUR' })
const day = (daysFromNow: number) =>
  new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10)

/** Fills a business with something of everything that its pages can show. */
export async function fillBooks(door: Door): Promise<FullBooks> {
  const accounts = (await door.get<{ items: Account[] }>('/accounts')).items
  const free = (type: string) =>
    accounts.find((one) => one.type === type && !one.controlRole) as Account
  await fillCatalogue(door)
  const sales = await fillSales(door)
  const ledger = await fillJournal(door, free('expense').id, free('equity').id)
  const bankId = await fillBank(door, free('expense').id)
  return { ...sales, ...ledger, bankId }
}

async function fillCatalogue(door: Door): Promise<void> {
  await door.post('/tax-codes', {
    code: 'VAT23',
    name: 'Standard rate',
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent: '23', validFrom: '2020-01-01' }] }],
  })
  const hours = { name: 'Design work', code: 'DES', unitPrice: '95', unit: 'hour' }
  await door.post('/items', { ...hours, description: 'Design work, per hour' })
  await door.post('/items', { name: 'Photography on location, including travel', code: 'PHOTO' })
  await door.post('/saved-views', { name: 'Paid ones', path: '/invoices', query: 'status=paid' })
}

async function fillSales(door: Door) {
  const first = await door.invoice(longName, '1234567.89')
  const { customerId } = first
  const paid = await door.invoiceTo(customerId, '4420.00')
  const open = await door.invoice('Quay Dental', '480.00')
  await door.invoice('Lagos Textiles', '900.00', { currency: 'USD', exchangeRate: '0.9' })
  const draft = await door.draftTo(customerId, '75.50')
  const voided = await door.draftTo(customerId, '12.00')
  const issued = await door.post<{ version: number }>(`/invoices/${voided.id}/issue`, {
    version: voided.version,
  })
  await door.post(`/invoices/${voided.id}/void`, {
    reason: 'Sent to the wrong office',
    version: issued.version,
  })
  const payment = await door.post<Made>('/payments-received', {
    customerId,
    date: day(0),
    amount: money('5000.00'),
    allocations: [{ invoiceId: paid.id, amount: money('4420.00') }],
  })
  const lines = (await door.get<{ lines: Made[] }>(`/invoices/${open.id}`)).lines
  const creditNote = await door.post<Made>('/credit-notes', {
    invoiceId: open.id,
    reason: 'Part of the work was not needed',
    lines: [{ invoiceLineId: lines[0]?.id, amount: money('80.00') }],
  })
  await door.post(`/invoices/${open.id}/write-off`, { amount: money('5.00'), reason: 'Too small' })
  return {
    customerId,
    draftId: draft.id,
    invoiceId: open.id,
    creditNoteId: creditNote.id,
    paymentId: payment.id,
  }
}

async function fillJournal(door: Door, expenseId: string, equityId: string) {
  const lines = [
    { accountId: expenseId, side: 'debit', amount: money('850.00') },
    { accountId: equityId, side: 'credit', amount: money('850.00') },
  ]
  const memo = 'Rent of the studio that the owner paid from their own pocket'
  const entry = await door.post<Made>('/journal-entries', { postingDate: day(0), memo, lines })
  const recurrence = { cadence: 'monthly', startsOn: day(-3) }
  await door.post('/journal-templates', { name: 'Rent of the studio', memo, lines, recurrence })
  return { entryId: entry.id, accountId: expenseId }
}

async function fillBank(door: Door, expenseId: string): Promise<string> {
  const { id } = await door.post<Made>('/bank-accounts', {
    name: 'Bank of Ireland, current account',
    currency: 'EUR',
    bankName: 'Bank of Ireland',
  })
  const { buffer } = bankFile(
    'lee.ofx',
    [
      { amount: '400.00', name: 'Quay Dental', memo: 'INV' },
      { amount: '-12.40', name: 'Paper shop', memo: 'Card 2208' },
      { amount: '-2.50', name: 'Bank of Ireland', memo: 'Fee' },
    ],
    '385.10',
  )
  await door.upload(`/bank-accounts/${id}/imports`, { mimeType: 'application/x-ofx', buffer })
  const { items } = await door.get<{ items: Line[] }>(`/bank-accounts/${id}/lines?state=unmatched`)
  const [shop, fee] = items.filter(({ amount }) => amount.amount.startsWith('-'))
  await door.post(`/statement-lines/${shop?.id}/match`, {
    kind: 'account',
    ledgerAccountId: expenseId,
  })
  await door.post(`/statement-lines/${fee?.id}/exclude`)
  return id
}
