import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import {
  accountId,
  addCustomer,
  addInvoice,
  eur,
  paymentBody,
  paymentOf,
  record,
} from './payment-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

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
