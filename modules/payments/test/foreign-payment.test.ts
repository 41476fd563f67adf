import { expect, test } from 'vitest'
import type { PaymentView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import {
  accountId,
  addInvoice,
  allocate,
  inWords,
  invoiceOf,
  paymentOf,
  record,
  usd,
} from './payment-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
// The rules tell it in EUR with a USD base; here base is EUR and the invoice in USD, at the same figures.
const abroad = (amount: string) => ({ amount, currency: 'USD', exchangeRate: '1.15' })
const paid = (customerId: string | null, amount: string, exchangeRate: string) => ({
  customerId,
  amount: usd(amount),
  exchangeRate,
  date: '2026-06-20',
})

test('rule 51: what the rate lost between invoice and payment is a realised loss', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, abroad('1200.00'))
  const allocations = [{ invoiceId: invoice.id, amount: usd('1200.00') }]
  const body = { ...paid(invoice.customerId, '1200.00', '1.10'), allocations }

  const payment = await mara.post<PaymentView>('/payments-received', body)

  expect(inWords((await paymentOf(mara, payment.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 1200.00 USD = 1320.00, Cr 1100 1200.00 USD = 1380.00, Dr 6950 60.00',
  ])
})

test('rule 52: parts relieve their share of the receivable, and the last clears it to exactly zero', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, abroad('1200.00'))
  const part = async (amount: string, rate: string) => {
    const allocations = [{ invoiceId: invoice.id, amount: usd(amount) }]
    const body = { ...paid(invoice.customerId, amount, rate), allocations }
    const { id } = await mara.post<PaymentView>('/payments-received', body)
    return inWords((await paymentOf(mara, id)).entries)[0]
  }

  expect(await part('400.00', '1.10')).toBe(
    '2026-06-20 post: Dr 1010 400.00 USD = 440.00, Cr 1100 400.00 USD = 460.00, Dr 6950 20.00',
  )
  expect(await part('800.00', '1.18')).toBe(
    '2026-06-20 post: Dr 1010 800.00 USD = 944.00, Cr 1100 800.00 USD = 920.00, Cr 6950 24.00',
  )
  const [left] = await world.rows(
    'select balance_due::text, balance_due_base::text from invoicing.invoice where number = $1',
    [(await invoiceOf(mara, invoice.id)).number],
  )
  expect(left).toEqual({ balance_due: '0', balance_due_base: '0' })
})

test('rule 52: thirds of an odd amount, some as credit allocated later, leave no cent behind', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, {
    amount: '100.01',
    currency: 'USD',
    exchangeRate: '0.333333',
  })
  const { customerId } = invoice
  const credit = await mara.post<PaymentView>('/payments-received', {
    ...paid(customerId, '100.01', '0.777777'),
  })

  for (const amount of ['33.33', '33.34', '33.34']) {
    const { path } = allocate(mara, credit.id, invoice.id, amount)
    await mara.post(path, { allocations: [{ invoiceId: invoice.id, amount: usd(amount) }] })
  }

  expect((await paymentOf(mara, credit.id)).remainder).toEqual(usd('0.00'))
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('paid')
  // The books are checked after each test: receivable and customer credit are exactly zero in both currencies.
})

test('rule 50: taking off a foreign allocation gives the exchange difference back', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, abroad('1200.00'))
  const allocations = [{ invoiceId: invoice.id, amount: usd('1200.00') }]
  const body = { ...paid(invoice.customerId, '1200.00', '1.10'), allocations }
  const payment = await mara.post<PaymentView>('/payments-received', body)

  await mara.post(`/allocations/${payment.allocations[0]?.id}/end`, {})

  const detail = await paymentOf(mara, payment.id)
  expect(inWords(detail.entries)[1]).toBe(
    '2026-06-20 reverse: Cr 2100 1200.00 USD = 1320.00, Dr 1100 1200.00 USD = 1380.00, Cr 6950 60.00',
  )
  expect(detail.entries[0]?.lines.map(({ rate }) => rate)).toEqual(['1.10', '1.15', '1'])
})

test('a payment settles invoices of its own currency, on an account that takes it', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, abroad('100.00'))
  const inEur = await record(mara, { customerId: invoice.customerId, amount: '100.00' })
  const { path } = allocate(mara, inEur.id, invoice.id, '1.00')
  const allocations = [{ invoiceId: invoice.id, amount: { amount: '1.00', currency: 'EUR' } }]

  const problem = await mara.refused('POST', path, { allocations })
  const euros = await mara.post<{ id: string }>('/accounts', {
    code: '1011',
    name: 'Euros only',
    type: 'asset',
    currency: 'EUR',
  })
  const wrongAccount = await mara.refused('POST', '/payments-received', {
    ...paid(invoice.customerId, '1.00', '1.10'),
    bankLedgerAccountId: euros.id,
  })

  expect(problem).toMatchObject({ status: 422, code: 'payment.invoice_currency' })
  expect(wrongAccount).toMatchObject({ status: 422, code: 'ledger.account_currency' })
  expect(await accountId(mara, '1011')).toBe(euros.id)
})
