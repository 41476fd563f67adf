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

test('bad input changes nothing and says what to do', async () => {
  const mara = await studio()
  const { id, customerId } = await addInvoice(mara)
  const other = await addInvoice(mara)
  const refused = async (body: object): Promise<unknown[]> => {
    const { status, code, issues } = await mara.refused('POST', '/payments-received', body)
    return [status, code, issues[0]?.path.join('.')]
  }
  const body = paymentBody({ customerId, amount: '100.00' })
  const count = () => world.rows('select count(*)::int from payments.payment_received')
  const before = await count()

  const answers = [
    await refused({ ...body, amount: eur('0.00') }),
    await refused({ ...body, amount: eur('1.001') }),
    await refused({ ...body, amount: { amount: '1.00', currency: 'XXQ' } }),
    await refused({ ...body, amount: { amount: '1.00', currency: 'USD' } }),
    await refused({ ...body, withheld: eur('-1.00') }),
    await refused({ ...body, amount: eur('10000000000000.01') }),
    await refused({ ...body, date: '2026-02-30' }),
    await refused({ ...body, isPaid: true }),
    await refused(paymentBody({ customerId, amount: '1.00', allocations: [[other.id, '1.00']] })),
    await refused(
      paymentBody({
        customerId,
        amount: '2.00',
        allocations: [
          [id, '1.00'],
          [id, '1.00'],
        ],
      }),
    ),
    await refused(
      paymentBody({ customerId, amount: '1.00', date: '2026-05-31', allocations: [[id, '1.00']] }),
    ),
  ]

  expect(answers).toEqual([
    [422, 'payment.amount_not_positive', 'amount'],
    [422, 'request.invalid', 'amount.amount'],
    [422, 'request.invalid', 'amount.currency'],
    [422, 'payment.no_exchange_rate', 'exchangeRate'],
    [422, 'payment.withheld_negative', 'withheld'],
    [422, 'request.invalid', 'amount.amount'],
    [422, 'request.invalid', 'date'],
    [422, 'request.invalid', ''],
    [422, 'payment.invoice_customer', 'allocations.0.invoiceId'],
    [422, 'payment.allocated_twice', 'allocations.1.invoiceId'],
    [422, 'payment.allocation_too_early', 'date'],
  ])
  expect(await count()).toEqual(before)
})

test('rule 44: a payment dated in a closed period is refused', async () => {
  const mara = await world.business('Mara', 'Closed Books')
  const { id: customerId } = await addCustomer(mara)
  await mara.put('/book/lock-date', { lockDate: '2026-06-20' })

  const body = paymentBody({ customerId, amount: '10.00' })
  const problem = await mara.refused('POST', '/payments-received', body)

  expect(problem).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  expect(await mara.get('/payments-received')).toEqual({ items: [], nextCursor: null })
})

test('rule 81: ids of another business are as unknown as random ones', async () => {
  const mara = await studio()
  const joost = await world.business('Joost', 'Bicycle Works')
  const invoice = await addInvoice(mara)
  const payment = await record(mara, { customerId: invoice.customerId, amount: '10.00' })
  const { id: customerId } = await addCustomer(joost)
  const bank = await accountId(mara, '1010')
  const refused = async (path: string, body?: object): Promise<unknown[]> => {
    const { status, code } = await joost.refused(body ? 'POST' : 'GET', path, body)
    return [status, code]
  }

  expect(await refused(`/payments-received/${payment.id}`)).toEqual([404, 'payment.not_found'])
  const unknownCustomer = paymentBody({ customerId: invoice.customerId, amount: '1.00' })
  expect(await refused('/payments-received', unknownCustomer)).toEqual([404, 'customer.not_found'])
  const unknownBank = paymentBody({ customerId, amount: '1.00', bankLedgerAccountId: bank })
  expect(await refused('/payments-received', unknownBank)).toEqual([
    404,
    'ledger.account_not_found',
  ])
  const unknownInvoice = paymentBody({
    customerId,
    amount: '1.00',
    allocations: [[invoice.id, '1.00']],
  })
  expect(await refused('/payments-received', unknownInvoice)).toEqual([404, 'invoice.not_found'])
  const allocations = [{ invoiceId: invoice.id, amount: eur('1.00') }]
  expect(await refused(`/payments-received/${payment.id}/allocate`, { allocations })).toEqual([
    404,
    'payment.not_found',
  ])
  expect(
    await refused(`/payments-received/${payment.id}/reverse`, { reason: 'Mine', version: 1 }),
  ).toEqual([404, 'payment.not_found'])
})

test('rule 82: a payment may have the id of another business’s payment', async () => {
  const mara = await studio()
  const joost = await world.business('Joost', 'Bicycle Works')
  const here = await record(mara, { customerId: (await addCustomer(mara)).id, amount: '10.00' })

  const there = await record(joost, {
    id: here.id,
    customerId: (await addCustomer(joost)).id,
    amount: '7.00',
  })

  expect(there.id).toBe(here.id)
  expect((await paymentOf(mara, here.id)).amount).toEqual(eur('10.00'))
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
