import { expect, test } from 'vitest'
import type { CreditNoteDetailView, PaymentView } from '@smb/core/payments'
import type { ExchangeRateView, JournalEntryView } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { accountId, addInvoice, invoiceOf, usd } from './payment-story.ts'

const world = openWorld()

const proposed = async (who: Person, date: string, currency = 'USD') =>
  (await who.get<ExchangeRateView>(`/exchange-rates?currency=${currency}&date=${date}`)).proposed

const abroad = { amount: '100.00', currency: 'USD', taxCodeIds: [] }

async function byHand(who: Person, postingDate: string, rate: string): Promise<JournalEntryView> {
  const [bank, fees] = [await accountId(who, '1010'), await accountId(who, '6700')]
  const amount = usd('10.00')
  return who.post('/journal-entries', {
    postingDate,
    memo: 'Fees of the bank abroad',
    lines: [
      { accountId: fees, side: 'debit', amount, rate },
      { accountId: bank, side: 'credit', amount, rate },
    ],
  })
}

test('rule 56: the last rate on or before the day, with its day and document; 30 days make it old', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  expect(await proposed(mara, '2026-06-30')).toBeNull()
  const first = await addInvoice(mara, { ...abroad, exchangeRate: '0.8500' })
  await addInvoice(mara, { ...abroad, exchangeRate: '0.8512', issueDate: '2026-06-03' })

  expect(await proposed(mara, '2026-05-31')).toBeNull()
  expect(await proposed(mara, '2026-06-02')).toMatchObject({
    ...{ rate: '0.85', date: '2026-06-01', isOld: false },
    source: { type: 'invoice', id: first.id },
    memo: `Invoice ${first.number}`,
  })
  expect(await proposed(mara, '2026-07-03')).toMatchObject({ rate: '0.8512', isOld: false })
  expect(await proposed(mara, '2026-07-04')).toMatchObject({ rate: '0.8512', isOld: true })
  expect(await proposed(mara, '2026-07-04', 'GBP')).toBeNull()
  expect(await proposed(mara, '2026-07-04', 'EUR')).toBeNull()
  const noor = await world.business('Noor', 'Cedar Bakery')
  expect(await proposed(noor, '2026-07-04')).toBeNull()
})

test('rule 56: a payment tells its own rate, not that of the invoice it settles; an entry by hand tells one, too', async () => {
  const lena = await world.business('Lena', 'Lena Press')
  const invoice = await addInvoice(lena, { ...abroad, exchangeRate: '0.80' })
  const payment = await lena.post<PaymentView>('/payments-received', {
    ...{ customerId: invoice.customerId, date: '2026-06-20', exchangeRate: '0.90' },
    ...{ amount: usd('50.00'), withheld: usd('10.00') },
    allocations: [{ invoiceId: invoice.id, amount: usd('60.00') }],
  })
  expect(await proposed(lena, '2026-06-20')).toMatchObject({
    ...{ rate: '0.9', memo: null },
    source: { type: 'payment_received', id: payment.id },
  })
  await byHand(lena, '2026-06-22', '0.91')
  expect(await proposed(lena, '2026-06-22')).toMatchObject({
    ...{ rate: '0.91', memo: 'Fees of the bank abroad' },
    source: { type: 'manual' },
  })
})

test('rule 56: credit notes carry an old rate on and are no source; what was taken back is none either', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const invoice = await addInvoice(nia, { ...abroad, exchangeRate: '0.80' })
  const entry = await byHand(nia, '2026-06-10', '0.95')
  const { lines } = await invoiceOf(nia, invoice.id)
  await nia.post<CreditNoteDetailView>('/credit-notes', {
    ...{ invoiceId: invoice.id, issueDate: '2026-06-15', reason: 'Late' },
    lines: [{ invoiceLineId: lines[0]?.id, amount: usd('10.00') }],
  })
  expect(await proposed(nia, '2026-06-15')).toMatchObject({ rate: '0.95', entryId: entry.id })
  await nia.post(`/journal-entries/${entry.id}/reverse`, {})
  expect(await proposed(nia, '2026-06-15')).toMatchObject({ rate: '0.8', date: '2026-06-01' })
})
