import { expect, test } from 'vitest'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import type { PaymentView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import {
  accountId,
  addCustomer,
  addInvoice,
  eur,
  invoiceOf,
  inWords,
  outstandingOf,
  paymentBody,
  paymentOf,
  record,
} from './payment-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

test('a payment over an invoice moves money from receivables to the bank', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '1200.00' })

  const payment = await record(mara, {
    customerId: invoice.customerId,
    amount: '1200.00',
    reference: 'Thanks',
    allocations: [[invoice.id, '1200.00']],
  })

  expect(payment).toMatchObject({
    status: 'recorded',
    customerName: 'Northwind Clinic',
    remainder: eur('0.00'),
    reference: 'Thanks',
    allocations: [{ invoiceNumber: invoice.number, amount: eur('1200.00'), endedOn: null }],
    actions: ['reverse'],
  })
  const detail = await paymentOf(mara, payment.id)
  expect(inWords(detail.entries)).toEqual(['2026-06-20 post: Dr 1010 1200.00, Cr 1100 1200.00'])
  expect(
    detail.history.map(({ kind, date, amount, actorName }) => [
      kind,
      date,
      amount.amount,
      actorName,
    ]),
  ).toEqual([
    ['recorded', '2026-06-20', '1200.00', 'Mara'],
    ['allocated', '2026-06-20', '1200.00', 'Mara'],
  ])
  expect(await invoiceOf(mara, invoice.id)).toMatchObject({ settlement: 'paid' })
})

test('rule 16: what the customer withheld for the tax office settles too, without arriving', async () => {
  const mara = await studio()
  const vat = await mara.post<BusinessTaxCodeView>('/tax-codes', {
    code: 'VAT16',
    name: 'VAT 16 %',
    kind: 'standard',
    components: [{ name: 'VAT', rates: [{ ratePercent: '16', validFrom: '2000-01-01' }] }],
  })
  const rates = [{ ratePercent: '5', validFrom: '2000-01-01' }]
  const wht = await mara.post<BusinessTaxCodeView>('/tax-codes', {
    ...{ code: 'WHT5', name: 'Withholding', kind: 'withholding' },
    components: [{ name: 'WHT', accountRole: 'withholding_receivable', rates }],
  })
  const invoice = await addInvoice(mara, { amount: '1000.00', taxCodeIds: [vat.id, wht.id] })
  expect(invoice.outstanding).toEqual(eur('1160.00'))
  expect(invoice.totals).toMatchObject({ withheld: eur('50.00'), payable: eur('1110.00') })

  const payment = await record(mara, {
    customerId: invoice.customerId,
    amount: '1110.00',
    withheld: eur('50.00'),
    allocations: [[invoice.id, '1160.00']],
  })

  expect(inWords((await paymentOf(mara, payment.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 1110.00, Dr 1150 50.00, Cr 1100 1160.00',
  ])
  expect(await outstandingOf(mara, invoice.id)).toBe('0.00')

  const reversal = { reason: 'The transfer was recalled', version: payment.version }
  await mara.post(`/payments-received/${payment.id}/reverse`, reversal)
  expect(inWords((await paymentOf(mara, payment.id)).entries)[1]).toBe(
    '2026-06-20 reverse: Cr 1010 1110.00, Cr 1150 50.00, Dr 1100 1160.00',
  )
  expect(await outstandingOf(mara, invoice.id)).toBe('1160.00')
})

test('rule 16: what was withheld settles by itself when its proof comes after the transfer', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '1000.00' })
  const { customerId } = invoice
  await record(mara, { customerId, amount: '950.00', allocations: [[invoice.id, '950.00']] })
  const proof = await record(mara, {
    ...{ customerId, amount: '0.00', withheld: eur('50.00') },
    allocations: [[invoice.id, '50.00']],
  })
  expect(inWords((await paymentOf(mara, proof.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1150 50.00, Cr 1100 50.00',
  ])
  expect((await invoiceOf(mara, invoice.id)).settlement).toBe('paid')
})

test('rule 27: what is paid is the sum of live allocations, and the status follows from it', async () => {
  const mara = await studio()
  const { id, customerId } = await addInvoice(mara)
  const statuses = [(await invoiceOf(mara, id)).settlement]

  for (const part of ['40.00', '60.00']) {
    await record(mara, { customerId, amount: part, allocations: [[id, part]] })
    statuses.push((await invoiceOf(mara, id)).settlement)
  }

  expect(statuses).toEqual(['unpaid', 'part_paid', 'paid'])
})

test('rule 28: one payment settles many invoices, and an invoice many payments', async () => {
  const mara = await studio()
  const { id: customerId } = await addCustomer(mara)
  const first = await addInvoice(mara, { customerId, amount: '100.00' })
  const second = await addInvoice(mara, { customerId, amount: '250.00' })

  await record(mara, { customerId, amount: '70.00', allocations: [[second.id, '70.00']] })
  const payment = await record(mara, {
    customerId,
    amount: '280.00',
    allocations: [
      [first.id, '100.00'],
      [second.id, '180.00'],
    ],
  })

  expect(inWords((await paymentOf(mara, payment.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 280.00, Cr 1100 100.00, Cr 1100 180.00',
  ])
  expect(await outstandingOf(mara, first.id)).toBe('0.00')
  expect(await outstandingOf(mara, second.id)).toBe('0.00')
})

test('rule 28: a payment cannot settle more than it brought, nor more than the invoice owes', async () => {
  const mara = await studio()
  const { id, number, customerId } = await addInvoice(mara, { amount: '100.00' })

  const tooMuch = await mara.refused(
    'POST',
    '/payments-received',
    paymentBody({ customerId, amount: '80.00', allocations: [[id, '80.01']] }),
  )
  const tooFull = await mara.refused(
    'POST',
    '/payments-received',
    paymentBody({ customerId, amount: '200.00', allocations: [[id, '100.01']] }),
  )

  expect(tooMuch).toMatchObject({ status: 409, code: 'payment.over_allocated' })
  expect(tooFull).toMatchObject({ status: 409, code: 'payment.over_settled' })
  expect(tooFull.detail).toContain(`${number} has 100.00 EUR`)
  expect(tooFull.issues[0]?.path).toEqual(['allocations', 0, 'amount'])
  expect(await outstandingOf(mara, id)).toBe('100.00')
})

test('rule 29: what is paid above an invoice stays as customer credit', async () => {
  const mara = await studio()
  const { id, customerId } = await addInvoice(mara, { amount: '100.00' })

  const payment = await record(mara, {
    customerId,
    amount: '130.00',
    allocations: [[id, '100.00']],
  })

  expect(payment).toMatchObject({
    remainder: eur('30.00'),
    actions: ['allocate', 'refund', 'reverse'],
  })
  expect(inWords((await paymentOf(mara, payment.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 130.00, Cr 1100 100.00, Cr 2100 30.00',
  ])
})

test('money can be deposited to any account that holds money, and to no control account', async () => {
  const mara = await studio()
  const { id: customerId } = await addCustomer(mara)
  const till = await accountId(mara, '1030')
  const receivables = await accountId(mara, '1100')
  const sales = await accountId(mara, '4000')

  const cash = await record(mara, {
    customerId,
    amount: '12.00',
    bankLedgerAccountId: till,
    method: 'cash',
  })

  expect(cash).toMatchObject({ bankLedgerAccountId: till, method: 'cash' })
  for (const bankLedgerAccountId of [receivables, sales]) {
    const body = paymentBody({ customerId, amount: '12.00', bankLedgerAccountId })
    const problem = await mara.refused('POST', '/payments-received', body)
    expect(problem).toMatchObject({ status: 422, code: 'payment.deposit_account' })
  }
})

test('rule 85: the same request again records nothing more, with the same key or with the same id', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const made = await record(mara, { customerId: invoice.customerId, amount: '1.00' })
  const id = `${made.id.slice(0, -2)}00`
  const body = {
    ...paymentBody({
      customerId: invoice.customerId,
      amount: '60.00',
      allocations: [[invoice.id, '60.00']],
    }),
    id,
  }

  const answers = await Promise.all([
    mara.ask('POST', '/payments-received', body, { key: 'pay-60' }),
    mara.ask('POST', '/payments-received', body, { key: 'pay-60' }),
    mara.ask('POST', '/payments-received', body),
    mara.ask('POST', '/payments-received', body, { key: 'another-key' }),
  ])
  const other = await mara.refused('POST', '/payments-received', { ...body, reference: 'Other' })
  const reused = await mara.refused(
    'POST',
    '/payments-received',
    { ...body, reference: 'Other' },
    { key: 'pay-60' },
  )

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(new Set(answers.map((answer) => (answer.body as PaymentView).id))).toEqual(new Set([id]))
  expect(other).toMatchObject({ status: 409, code: 'payment.already_exists' })
  expect(reused).toMatchObject({ status: 409, code: 'idempotency.key_reused' })
  expect(await outstandingOf(mara, invoice.id)).toBe('40.00')
})
