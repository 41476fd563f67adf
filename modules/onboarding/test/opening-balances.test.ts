import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { OpeningBalancesView } from '@smb/core/onboarding'
import type { AgedReceivablesView, ProfitAndLossView, TrialBalanceView } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const oldBooks = {
  asOf: '2025-12-31',
  accounts: [
    { code: '1010', debit: eur('12500.40') },
    { code: '1100', debit: eur('900.60') },
    { code: '1520', debit: eur('4000.00') },
    { code: '2700', credit: eur('6000.00') },
    { code: '3000', credit: eur('10000.00') },
    { code: '4100', credit: eur('2401.00') },
    { code: '6100', debit: eur('1000.00') },
  ],
  invoices: [
    {
      customerName: 'Northwind Clinic',
      number: '2025-77',
      date: '2025-10-02',
      dueDate: '2025-11-01',
      amount: eur('650.60'),
    },
    {
      customerName: 'Quay Dental',
      number: '2025-80',
      date: '2025-12-20',
      dueDate: '2026-01-19',
      amount: eur('250.00'),
    },
  ],
}
const open = (who: Person, body: object = oldBooks) =>
  who.post<OpeningBalancesView>('/opening-balances', body)
const refused = (who: Person, body: object) => who.refused('POST', '/opening-balances', body)

async function balances(who: Person, asOf: string): Promise<Record<string, string>> {
  const { rows } = await who.get<TrialBalanceView>(`/reports/trial-balance?asOf=${asOf}`)
  return Object.fromEntries(
    rows.map(({ code, debit, credit }) => [code, /[1-9]/.test(debit) ? debit : `-${credit}`]),
  )
}
const given = Object.fromEntries(
  oldBooks.accounts.map(({ code, debit, credit }) => [
    code,
    debit ? debit.amount : `-${credit?.amount}`,
  ]),
)
const aged = (who: Person, asOf: string) =>
  who.get<AgedReceivablesView>(`/reports/aged-receivables?asOf=${asOf}`)
const invoicesOf = async (who: Person) =>
  (await who.get<{ items: InvoiceView[] }>('/invoices?limit=50')).items

test('the trial balance is that of the old books, exactly, and nothing was there the day before', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const opened = await open(mara)
  expect(opened).toMatchObject({
    asOf: '2025-12-31',
    invoiceCount: 2,
    invoiceTotal: eur('900.60'),
    difference: eur('0.00'),
    reversedAt: null,
  })
  expect(await balances(mara, '2025-12-31')).toEqual(given)
  expect(await balances(mara, '2025-12-30')).toEqual({})
})

test('rule 38, 58: the open invoices are the receivables, aged by when they were due', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  await open(nia)
  const then = await aged(nia, '2025-12-31')
  expect(
    then.rows.map(({ customerName, amounts }) => [customerName, ...amounts].join(' ')),
  ).toEqual([
    'Northwind Clinic 0.00 0.00 650.60 0.00 0.00 0.00 650.60',
    'Quay Dental 250.00 0.00 0.00 0.00 0.00 0.00 250.00',
  ])
  expect(then.proof).toMatchObject({ receivable: '900.60', difference: '0.00' })
})

test('an invoice of the old books is paid without being income again', async () => {
  const ona = await world.business('Ona', 'Ona Tiles')
  await open(ona)
  const [first] = (await invoicesOf(ona)).filter(({ number }) => number === '2025-77')
  await ona.post('/payments-received', {
    customerId: first?.customerId,
    date: '2026-01-05',
    amount: eur('650.60'),
    allocations: [{ invoiceId: first?.id, amount: eur('650.60') }],
  })
  const pl = await ona.get<ProfitAndLossView>(
    '/reports/profit-and-loss?from=2026-01-01&to=2026-12-31',
  )
  expect(pl.profit).toEqual(['0.00'])
  const later = await aged(ona, '2026-01-31')
  expect(later.proof).toMatchObject({ receivable: '250.00', difference: '0.00' })
  expect((await balances(ona, '2026-01-31'))['1010']).toBe('13151.00')
  expect(await ona.get(`/invoices/${first?.id}`)).toMatchObject({
    settlement: 'paid',
    dueDate: '2025-11-01',
    issueDate: '2025-12-31',
  })
})

test('a business’s own numbers go on from the first, and an old number is not one of them', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  await open(lena)
  const [invoice] = await invoicesOf(lena)
  const lines = [{ description: 'Design', quantity: '1', unitPrice: '10.00' }]
  const draft = await lena.post<InvoiceView>('/invoices', {
    customerId: invoice?.customerId,
    lines,
  })
  const issued = await lena.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
    version: draft.version,
    issueDate: '2026-01-02',
  })
  expect(issued.number).toBe('INV-2026-0001')
  const tariq = await world.business('Tariq', 'Tariq Traders')
  const [own, ...others] = oldBooks.invoices
  const taken = { ...own, number: 'INV-2026-0007' }
  expect(await refused(tariq, { ...oldBooks, invoices: [taken, ...others] })).toMatchObject({
    code: 'opening.number_of_series',
  })
})

test('what does not sum to zero is posted only when the accountant puts the difference to Opening balances', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  const lopsided = { ...oldBooks, accounts: oldBooks.accounts.slice(0, -1) }
  expect(await refused(zoe, lopsided)).toMatchObject({
    code: 'opening.unbalanced',
    detail: expect.stringContaining('1000.00 EUR less than credits') as string,
  })
  expect(await balances(zoe, '2026-12-31')).toEqual({})
  const opened = await open(zoe, { ...lopsided, takesDifference: true })
  expect(opened.difference).toEqual(eur('-1000.00'))
  const { 6100: _, ...others } = given
  expect(await balances(zoe, '2025-12-31')).toEqual({ ...others, 3900: '1000.00' })
})

test('receivables and open invoices that differ, unknown accounts and rows on two sides are refused with their places', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  expect(await refused(kofi, { ...oldBooks, invoices: oldBooks.invoices.slice(1) })).toMatchObject({
    code: 'opening.receivable_differs',
  })
  const faulty = {
    ...oldBooks,
    accounts: [
      { code: '1010', debit: eur('5.00'), credit: eur('1.00') },
      { code: '1010', debit: eur('5.00') },
      { code: '2100', credit: eur('5.00') },
    ],
    invoices: [
      { ...oldBooks.invoices[0], date: '2026-01-01' },
      { ...oldBooks.invoices[0], dueDate: '2025-01-01', amount: eur('0.00') },
    ],
  }
  const { issues } = await refused(kofi, faulty)
  expect(issues.map(({ code, path }) => [path.join('.'), code])).toEqual([
    ['accounts.0', 'opening.two_sides'],
    ['accounts.1', 'opening.account_twice'],
    ['accounts.2', 'opening.customer_credit'],
    ['invoices.0.date', 'opening.invoice_later'],
    ['invoices.0.dueDate', 'opening.due_before_date'],
    ['invoices.1.number', 'opening.number_twice'],
    ['invoices.1.dueDate', 'opening.due_before_date'],
    ['invoices.1.amount', 'opening.amount_not_positive'],
  ])
  const unknown = { ...oldBooks, accounts: [{ code: '9999', debit: eur('1.00') }] }
  expect(await refused(kofi, unknown)).toMatchObject({
    issues: [{ path: ['accounts', 0, 'code'], code: 'opening.account_unknown' }],
  })
  const late = { ...oldBooks, asOf: '2026-07-01' }
  expect(await refused(kofi, late)).toMatchObject({ code: 'opening.in_future' })
})

test('one set at a time: taken back as a whole it leaves nothing, and can be posted anew with the same numbers', async () => {
  const ada = await world.business('Ada', 'Ada Bakery')
  const first = await open(ada)
  expect(await refused(ada, oldBooks)).toMatchObject({ code: 'opening.already_there' })
  const back = await ada.post<OpeningBalancesView>(`/opening-balances/${first.id}/reverse`, {})
  expect(back.reversedAt).not.toBeNull()
  expect(await balances(ada, '2025-12-31')).toEqual({})
  expect((await aged(ada, '2025-12-31')).rows).toEqual([])
  expect(await ada.refused('POST', `/opening-balances/${first.id}/reverse`, {})).toMatchObject({
    code: 'opening.already_reversed',
  })
  const again = await open(ada)
  expect(await balances(ada, '2025-12-31')).toEqual(given)
  const { items } = await ada.get<{ items: OpeningBalancesView[] }>('/opening-balances')
  expect(items.map(({ id, reversedAt }) => [id, reversedAt === null])).toEqual([
    [again.id, true],
    [first.id, false],
  ])
  // The same names were customers already.
  const customers = await ada.get<{ items: { name: string }[] }>('/customers')
  expect(customers.items.map(({ name }) => name)).toEqual(['Northwind Clinic', 'Quay Dental'])
})

test('a paid invoice, a closed period and the single entry keep opening balances where they are', async () => {
  const bo = await world.business('Bo', 'Bo Boats')
  const opened = await open(bo)
  const back = () => bo.refused('POST', `/opening-balances/${opened.id}/reverse`, {})
  expect(
    await bo.refused('POST', `/journal-entries/${opened.journalEntryId}/reverse`, {}),
  ).toMatchObject({ code: 'ledger.posted_by_document' })
  const [invoice] = await invoicesOf(bo)
  const payment = await bo.post<{ id: string; version: number }>('/payments-received', {
    customerId: invoice?.customerId,
    date: '2026-01-05',
    amount: eur('10.00'),
    allocations: [{ invoiceId: invoice?.id, amount: eur('10.00') }],
  })
  expect(await back()).toMatchObject({ code: 'invoice.settled' })
  await bo.post(`/payments-received/${payment.id}/reverse`, {
    reason: 'Bounced',
    version: payment.version,
  })
  await bo.put('/book/lock-date', { lockDate: '2025-12-31' })
  expect(await back()).toMatchObject({ code: 'ledger.period_locked' })
  expect(await balances(bo, '2025-12-31')).toEqual(given)
})

test('only invoices may come, against Opening balances', async () => {
  const cy = await world.business('Cy', 'Cy Cycles')
  const only = {
    ...oldBooks,
    accounts: [{ code: '1100', debit: eur('900.60') }],
    takesDifference: true,
  }
  const opened = await open(cy, only)
  expect(opened.journalEntryId).toBeNull()
  expect(await balances(cy, '2025-12-31')).toEqual({ 1100: '900.60', 3900: '-900.60' })
  await cy.post(`/opening-balances/${opened.id}/reverse`, {})
  expect(await balances(cy, '2025-12-31')).toEqual({})
})

test('another business sees none', async () => {
  const di = await world.business('Di', 'Di Dance')
  await open(di)
  const other = await world.business('Ed', 'Ed Electric')
  expect(await other.get('/opening-balances')).toEqual({ items: [] })
})
