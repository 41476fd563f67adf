import { expect, test } from 'vitest'
import type { PaymentView } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import {
  addCustomer,
  addInvoice,
  allocate,
  eur,
  inWords,
  outstandingOf,
  paymentOf,
  record,
} from './payment-story.ts'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')
const deposit = async (who: Awaited<ReturnType<typeof studio>>, amount: string) => {
  const { id: customerId } = await addCustomer(who)
  const { id } = await record(who, { customerId, amount })
  return { id, customerId }
}

test('rule 29: customer credit is put to an invoice later, by an entry of its own', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '150.00')
  const invoice = await addInvoice(mara, { customerId, amount: '100.00' })

  const payment = await allocate(mara, id, invoice.id, '100.00').post()

  expect(payment.remainder).toEqual(eur('50.00'))
  expect(inWords((await paymentOf(mara, id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 150.00, Cr 2100 150.00',
    '2026-06-30 post: Dr 2100 100.00, Cr 1100 100.00',
  ])
  expect(await outstandingOf(mara, invoice.id)).toBe('0.00')
})

test('rule 30: taking an allocation off restores both open amounts exactly', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId, amount: '70.00' })
  const allocated = await allocate(mara, id, invoice.id, '70.00').post()

  const payment = await mara.post<PaymentView>(
    `/allocations/${allocated.allocations[0]?.id}/end`,
    {},
  )

  expect(payment).toMatchObject({ remainder: eur('100.00') })
  expect(payment.allocations).toMatchObject([{ amount: eur('70.00'), endedOn: '2026-06-30' }])
  expect(await outstandingOf(mara, invoice.id)).toBe('70.00')
  const detail = await paymentOf(mara, id)
  expect(payment.version).toBe(detail.version)
  expect(inWords(detail.entries).slice(1)).toEqual([
    '2026-06-30 post: Dr 2100 70.00, Cr 1100 70.00',
    '2026-06-30 reverse: Cr 2100 70.00, Dr 1100 70.00',
  ])
  expect(detail.history.map(({ kind }) => kind)).toEqual([
    'recorded',
    'allocated',
    'allocation_ended',
  ])
})

test('rule 30: an allocation made with the payment becomes customer credit when it is taken off', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '80.00' })
  const { customerId } = invoice
  const wish = { customerId, amount: '80.00', allocations: [[invoice.id, '80.00']] as const }
  const made = await record(mara, wish)

  const payment = await mara.post<PaymentView>(`/allocations/${made.allocations[0]?.id}/end`, {})
  const again = await allocate(mara, payment.id, invoice.id, '80.00').post()

  expect([payment.remainder.amount, again.remainder.amount]).toEqual(['80.00', '0.00'])
  expect(inWords((await paymentOf(mara, payment.id)).entries)).toEqual([
    '2026-06-20 post: Dr 1010 80.00, Cr 1100 80.00',
    '2026-06-20 reverse: Cr 2100 80.00, Dr 1100 80.00',
    '2026-06-30 post: Dr 2100 80.00, Cr 1100 80.00',
  ])
})

test('an allocation is taken off once', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId, amount: '70.00' })
  const { allocations } = await allocate(mara, id, invoice.id, '70.00').post()
  const path = `/allocations/${allocations[0]?.id}/end`
  await mara.post(path, {})

  const problem = await mara.refused('POST', path, {})
  const open = await outstandingOf(mara, invoice.id)
  const { version } = invoice
  await mara.post(`/invoices/${invoice.id}/void`, { reason: 'Never ordered', version })
  const later = await mara.refused('POST', path, {})

  expect([problem, later]).toMatchObject(
    Array(2).fill({ status: 404, code: 'payment.allocation_not_found' }),
  )
  expect(open).toBe('70.00')
})

test('rule 31: an allocation is dated on or after both documents', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId, issueDate: '2026-06-25' })
  const { path, body } = allocate(mara, id, invoice.id, '100.00')

  const problem = await mara.refused('POST', path, { ...body, date: '2026-06-24' })
  await mara.post(path, { ...body, date: '2026-06-25' })

  expect(problem).toMatchObject({ status: 422, code: 'payment.allocation_too_early' })
  expect(problem.detail).toContain('2026-06-25')
})

test('rule 31: the documents may lie in a closed period, the allocation may not', async () => {
  const mara = await world.business('Mara', 'Closed Books')
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId })
  const { path, body } = allocate(mara, id, invoice.id, '40.00')
  await mara.put('/book/lock-date', { lockDate: '2026-06-20' })

  const locked = await mara.refused('POST', path, { ...body, date: '2026-06-20' })
  const open = await mara.post<PaymentView>(path, { ...body, date: '2026-06-21' })
  await mara.put('/book/lock-date', { lockDate: '2026-07-31' })
  const firstOpen = await mara.post<PaymentView>(path, body)

  expect(locked).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  expect(open.allocations).toMatchObject([{ date: '2026-06-21' }])
  expect(firstOpen.allocations[1]).toMatchObject({ date: '2026-08-01' })
})

test('rule 42: an allocation in a period closed since is taken off on the first open day', async () => {
  const mara = await world.business('Mara', 'Closed Since')
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId })
  const { allocations } = await allocate(mara, id, invoice.id, '40.00').post()
  const path = `/allocations/${allocations[0]?.id}/end`
  await mara.put('/book/lock-date', { lockDate: '2026-06-30' })

  const locked = await mara.refused('POST', path, { date: '2026-06-30' })
  const early = await mara.refused('POST', path, { date: '2026-06-29' })
  const ended = await mara.post<PaymentView>(path, {})

  expect(locked).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  expect(early).toMatchObject({ status: 422, code: 'payment.ended_too_early' })
  expect(ended.allocations).toMatchObject([{ date: '2026-06-30', endedOn: '2026-07-01' }])
})

test('rule 43: an invoice is voided only after its allocations were taken off', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '80.00' })
  const { customerId, version } = invoice
  const wish = { customerId, amount: '80.00', allocations: [[invoice.id, '80.00']] as const }
  const { allocations } = await record(mara, wish)
  const voiding = { reason: 'Never ordered', version }

  const problem = await mara.refused('POST', `/invoices/${invoice.id}/void`, voiding)
  await mara.post(`/allocations/${allocations[0]?.id}/end`, {})
  const voided = await mara.post<{ status: string }>(`/invoices/${invoice.id}/void`, voiding)

  expect(problem.status).toBe(409)
  expect(voided.status).toBe('voided')
})

test('rule 43: nothing is allocated to a voided invoice or to a draft', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const voided = await addInvoice(mara, { customerId })
  const { version } = voided
  await mara.post(`/invoices/${voided.id}/void`, { reason: 'Never ordered', version })
  const draft = await mara.post<{ id: string }>('/invoices', { customerId })

  for (const invoiceId of [voided.id, draft.id]) {
    const { path, body } = allocate(mara, id, invoiceId, '1.00')
    const problem = await mara.refused('POST', path, body)
    expect(problem).toMatchObject({ status: 409, code: 'payment.invoice_not_issued' })
  }
})

test('rule 28: fifty allocations of 30 at once against a payment of 100 make three', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId, amount: '5000.00' })
  const { path, body } = allocate(mara, id, invoice.id, '30.00')

  const answers = await Promise.all(Array.from({ length: 50 }, () => mara.ask('POST', path, body)))

  const accepted = answers.filter(({ status }) => status === 200)
  const refusals = answers.filter(({ status }) => status !== 200)
  expect(accepted).toHaveLength(3)
  expect(new Set(refusals.map(({ body: problem }) => (problem as { code: string }).code))).toEqual(
    new Set(['payment.over_allocated']),
  )
  expect((await paymentOf(mara, id)).remainder).toEqual(eur('10.00'))
  expect(await outstandingOf(mara, invoice.id)).toBe('4910.00')
})

test('rule 28: fifty payments of 30 at once over an invoice of 100 make three', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '100.00' })
  const { customerId } = invoice
  const body = {
    customerId,
    date: '2026-06-20',
    amount: eur('30.00'),
    allocations: [{ invoiceId: invoice.id, amount: eur('30.00') }],
  }
  const payments = await Promise.all(
    Array.from({ length: 25 }, () => record(mara, { customerId, amount: '30.00' })),
  )

  const answers = await Promise.all([
    ...payments.map(({ id }) => {
      const { path, body: wanted } = allocate(mara, id, invoice.id, '30.00')
      return mara.ask('POST', path, wanted)
    }),
    ...Array.from({ length: 25 }, () => mara.ask('POST', '/payments-received', body)),
  ])

  expect(answers.filter(({ status }) => status < 300)).toHaveLength(3)
  expect(await outstandingOf(mara, invoice.id)).toBe('10.00')
})

test('two payments over the same invoices in opposite order do not lock each other out', async () => {
  const mara = await studio()
  const { id: customerId } = await addCustomer(mara)
  const invoices = await Promise.all(
    Array.from({ length: 4 }, () => addInvoice(mara, { customerId, amount: '100.00' })),
  )
  const parts = invoices.map(({ id }) => [id, '10.00'] as const)

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, turn) =>
      record(mara, {
        customerId,
        amount: '40.00',
        allocations: turn % 2 === 0 ? parts : parts.toReversed(),
      }),
    ),
  )

  expect(answers).toHaveLength(10)
  expect(await outstandingOf(mara, invoices[0]?.id ?? '')).toBe('0.00')
})

test('rule 85: an allocation with the same id again is a success and allocates nothing more', async () => {
  const mara = await studio()
  const { id, customerId } = await deposit(mara, '100.00')
  const invoice = await addInvoice(mara, { customerId })
  const { path } = allocate(mara, id, invoice.id, '10.00')
  const wanted = { id: `alo_${id.slice(4)}`, invoiceId: invoice.id, amount: eur('10.00') }

  await mara.post(path, { allocations: [wanted] })
  const again = await mara.post<PaymentView>(path, { allocations: [wanted] })
  const other = await mara.refused('POST', path, {
    allocations: [{ ...wanted, amount: eur('11.00') }],
  })

  expect(again.remainder).toEqual(eur('90.00'))
  expect(other).toMatchObject({ status: 409, code: 'payment.allocation_exists' })
})
