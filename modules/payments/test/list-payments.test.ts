import { expect, test } from 'vitest'
import type { PaymentListItem } from '@smb/core/payments'
import { openWorld } from '@smb/test-world'
import { addCustomer, addInvoice, eur, record } from './payment-story.ts'

const world = openWorld()
type PageOfPayments = { items: PaymentListItem[]; nextCursor: string | null }

test('payments are listed newest first, page by page, each once', async () => {
  const mara = await world.business('Mara', 'Many Payments')
  const { id: customerId } = await addCustomer(mara)
  for (const [turn, date] of ['2026-06-03', '2026-06-01', '2026-06-03', '2026-06-02'].entries()) {
    await record(mara, { customerId, amount: `${turn + 1}.00`, date })
  }

  const first = await mara.get<PageOfPayments>('/payments-received?limit=3')
  const second = await mara.get<PageOfPayments>(
    `/payments-received?limit=3&cursor=${first.nextCursor}`,
  )

  const seen = [...first.items, ...second.items].map(({ date, amount }) => [date, amount.amount])
  expect(seen.map(([date]) => date)).toEqual([
    '2026-06-03',
    '2026-06-03',
    '2026-06-02',
    '2026-06-01',
  ])
  expect(new Set(seen.map(([, amount]) => amount)).size).toBe(4)
  expect(second.nextCursor).toBe(null)
  const uuid = '01890000-0000-7000-8000-000000000000'
  for (const made of ['abc', `2026-13-99|${uuid}`, `2026-06-01|${'-'.repeat(36)}`]) {
    const cursor = Buffer.from(made).toString('base64url')
    const broken = await mara.refused('GET', `/payments-received?cursor=${cursor}`)
    expect(broken).toMatchObject({ status: 422, code: 'page.cursor_malformed' })
  }
})

test('payments are found by customer, days, invoice, remainder, and a word', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const invoice = await addInvoice(mara, { amount: '50.00' })
  const { customerId } = invoice
  const bakery = await addCustomer(mara, 'Akosua’s Bakery')
  const settled = await record(mara, {
    customerId,
    amount: '50.00',
    date: '2026-06-10',
    allocations: [[invoice.id, '50.00']],
  })
  const credit = await record(mara, {
    customerId: bakery.id,
    amount: '20.00',
    date: '2026-06-20',
    reference: '100%_sure',
  })
  const bounced = await record(mara, {
    customerId: bakery.id,
    amount: '5.00',
    date: '2026-06-05',
    reference: '1000 sure',
  })
  const { id, version } = bounced
  await mara.post(`/payments-received/${id}/reverse`, { reason: 'Bounced', version })
  const found = async (query: string): Promise<string[]> =>
    (await mara.get<PageOfPayments>(`/payments-received?${query}`)).items.map((item) => item.id)

  expect(await found(`customerId=${bakery.id}`)).toEqual([credit.id, bounced.id])
  expect(await found('from=2026-06-10&to=2026-06-10')).toEqual([settled.id])
  expect(await found(`invoiceId=${invoice.id}`)).toEqual([settled.id])
  expect(await found('status=with_remainder')).toEqual([credit.id])
  expect(await found('status=reversed')).toEqual([bounced.id])
  expect(await found('status=recorded')).toEqual([credit.id, settled.id])
  expect(await found('q=100%25_')).toEqual([credit.id])
  expect(await found('q=bakery')).toEqual([credit.id, bounced.id])
  const { items } = await mara.get<PageOfPayments>(`/payments-received?customerId=${bakery.id}`)
  expect(items[0]).toMatchObject({ customerName: 'Akosua’s Bakery', remainder: eur('20.00') })
  expect(items[1]).toMatchObject({ status: 'reversed', remainder: eur('0.00') })
})

test('the invoices that a payment could settle are listed, the longest due first', async () => {
  const mara = await world.business('Mara', 'Open Items')
  const { id: customerId } = await addCustomer(mara)
  const late = await addInvoice(mara, { customerId, amount: '30.00', issueDate: '2026-06-10' })
  const early = await addInvoice(mara, { customerId, amount: '20.00', issueDate: '2026-05-10' })
  await addInvoice(mara, { amount: '10.00' })
  await record(mara, { customerId, amount: '12.00', allocations: [[late.id, '12.00']] })

  type Open = { items: { id: string; number: string; outstanding: object }[] }
  const { items } = await mara.get<Open>(`/open-invoices?customerId=${customerId}`)

  expect(items.map(({ id, outstanding }) => [id, outstanding])).toEqual([
    [early.id, eur('20.00')],
    [late.id, eur('18.00')],
  ])
  expect(items[0]?.number).toBe(early.number)
})

test('people who may only read see payments and record none', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const ade = (await world.person('Ade')).in(mara.business ?? '')
  await mara.post('/people', { email: 'ade@example.com', role: 'read_only' })

  const listed = await ade.ask('GET', '/payments-received')
  const { id: customerId } = await addCustomer(mara)
  const body = { customerId, date: '2026-06-20', amount: eur('1.00') }
  const problem = await ade.refused('POST', '/payments-received', body)

  expect(listed.status).toBe(200)
  expect(problem).toMatchObject({ status: 403, code: 'auth.permission_missing' })
})
