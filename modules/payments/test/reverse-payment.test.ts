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
const reverse = (payment: { id: string; version: number }, more: object = {}) => ({
  path: `/payments-received/${payment.id}/reverse`,
  body: { reason: 'The cheque bounced', version: payment.version, ...more },
})

test('rule 32: a payment is reversed, never deleted, and its allocations end', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara, { amount: '100.00' })
  const { customerId } = invoice
  const wish = { customerId, amount: '130.00', allocations: [[invoice.id, '100.00']] as const }
  const made = await record(mara, wish)
  const { path, body } = reverse(made)

  const payment = await mara.post<PaymentView>(path, body)

  expect(payment).toMatchObject({
    status: 'reversed',
    reversedOn: '2026-06-20',
    reversalReason: 'The cheque bounced',
    remainder: eur('0.00'),
    actions: [],
    allocations: [{ endedOn: '2026-06-20' }],
  })
  expect(await outstandingOf(mara, invoice.id)).toBe('100.00')
  const detail = await paymentOf(mara, made.id)
  expect(detail.version).toBe(payment.version)
  expect(inWords(detail.entries)).toEqual([
    '2026-06-20 post: Dr 1010 130.00, Cr 1100 100.00, Cr 2100 30.00',
    '2026-06-20 reverse: Cr 1010 130.00, Dr 1100 100.00, Dr 2100 30.00',
  ])
  expect(detail.history.map(({ kind }) => kind)).toEqual([
    'recorded',
    'allocated',
    'allocation_ended',
    'reversed',
  ])
})

test('rule 32: whatever was allocated and taken off meanwhile, every account is back where it stood', async () => {
  const mara = await world.business('Mara', 'Many Turns')
  const { id: customerId } = await addCustomer(mara)
  const first = await addInvoice(mara, { customerId, amount: '100.00' })
  const second = await addInvoice(mara, { customerId, amount: '100.00' })
  const wish = { customerId, amount: '150.00', allocations: [[first.id, '60.00']] as const }
  const made = await record(mara, wish)
  await allocate(mara, made.id, second.id, '50.00').post()
  await mara.post(`/allocations/${made.allocations[0]?.id}/end`, { date: '2026-06-25' })
  const last = await allocate(mara, made.id, first.id, '80.00').post()
  const { path, body } = reverse(last)

  await mara.post(path, body)

  const moved = await world.rows(
    `select a.code, sum(l.debit - l.credit)::text as balance from ledger.journal_line l
       join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
       join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      where e.source_type <> 'invoice' and l.tenant_id = (select id from identity.tenant where name = 'Many Turns')
      group by a.code having sum(l.debit - l.credit) <> 0`,
  )
  expect(moved).toEqual([])
  expect(await outstandingOf(mara, first.id)).toBe('100.00')
  expect(await outstandingOf(mara, second.id)).toBe('100.00')
})

test('rule 42: the reversal is dated as what it undoes, or on the first open day', async () => {
  const mara = await world.business('Mara', 'Closed Since')
  const { id: customerId } = await addCustomer(mara)
  const made = await record(mara, { customerId, amount: '10.00' })
  await mara.put('/book/lock-date', { lockDate: '2026-06-25' })
  const { path, body } = reverse(made)

  const early = await mara.refused('POST', path, { ...body, date: '2026-06-19' })
  const locked = await mara.refused('POST', path, { ...body, date: '2026-06-25' })
  const payment = await mara.post<PaymentView>(path, body)

  expect(early).toMatchObject({ status: 422, code: 'payment.reversed_too_early' })
  expect(locked).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  expect(payment.reversedOn).toBe('2026-06-26')
})

test('a payment is reversed once, by someone who saw its last state, and then stays as it is', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const made = await record(mara, { customerId: invoice.customerId, amount: '10.00' })
  const latest = await allocate(mara, made.id, invoice.id, '10.00').post()

  const stale = await mara.refused('POST', reverse(made).path, reverse(made).body)
  await mara.post(reverse(latest).path, reverse(latest).body)
  const twice = await mara.refused('POST', reverse(latest).path, reverse(latest).body)
  const { path, body } = allocate(mara, made.id, invoice.id, '1.00')
  const allocated = await mara.refused('POST', path, body)

  expect(stale).toMatchObject({ status: 409, code: 'payment.changed_meanwhile' })
  expect(stale['current']).toMatchObject({ version: latest.version, remainder: eur('0.00') })
  expect(twice).toMatchObject({ status: 409, code: 'payment.reversed' })
  expect(allocated).toMatchObject({ status: 409, code: 'payment.reversed' })
})

test('rule 32: the database itself refuses to delete, to edit and to revive', async () => {
  const mara = await studio()
  const invoice = await addInvoice(mara)
  const { customerId } = invoice
  const wish = { customerId, amount: '10.00', allocations: [[invoice.id, '10.00']] as const }
  const made = await record(mara, wish)
  await mara.post(reverse(made).path, reverse(made).body)
  const pool = world.house.services.database.pool
  const tried = async (sql: string): Promise<string> => {
    const tenant = await world.rows<{ id: string }>(
      `select id from identity.tenant where name = 'Harbour Design Studio'`,
    )
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant[0]?.id])
      const { rowCount } = await client.query(sql)
      return `changed ${rowCount}`
    } catch (error) {
      return (error as { code: string }).code
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  expect(await tried('delete from payments.payment_received')).toBe('42501')
  expect(await tried('delete from payments.allocation')).toBe('42501')
  expect(await tried('update payments.payment_received set amount = 1')).toBe('42501')
  expect(await tried('update payments.allocation set amount = 1')).toBe('42501')
  expect(
    await tried(
      'update payments.allocation set ended_on = null, ended_at = null where ended_on is not null',
    ),
  ).toBe('SM010')
  expect(
    await tried(
      'update payments.payment_received set allocated = allocated where reversed_on is not null',
    ),
  ).toBe('SM010')
  expect(
    await tried(
      'update payments.payment_received set allocated = amount + 1 where reversed_on is null',
    ),
  ).toMatch(/^(23514|changed 0)$/)
})
