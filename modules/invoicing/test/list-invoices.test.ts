import { expect, test } from 'vitest'
import type { InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { InvoiceListItem, InvoiceSummaryView, InvoiceView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addCustomer, issue, line } from './invoice-story.ts'

const world = openWorld()

type Page = { items: InvoiceListItem[]; nextCursor: string | null }
const list = async (who: Person, query = ''): Promise<string[]> =>
  (await who.get<Page>(`/invoices?${query}`)).items.map(({ reference }) => reference)

async function pay(who: Person, invoice: InvoiceView, amount: string, date = '2026-06-30') {
  const money = { amount, currency: invoice.currency }
  const allocations = [{ invoiceId: invoice.id, amount: money }]
  const { customerId, currency } = invoice
  const rate = currency === 'EUR' ? {} : { exchangeRate: '0.9' }
  await who.post('/payments-received', { customerId, date, amount: money, allocations, ...rate })
}

/** One invoice of each kind, named by its reference; today is 30 June 2026. */
async function invoicesOfEachKind(who: Person): Promise<Record<string, InvoiceView>> {
  const clinic = await addCustomer(who, 'Northwind Clinic')
  const bakery = await addCustomer(who, 'Akosua’s Bakery')
  const made: Record<string, InvoiceView> = {}
  const draft = (reference: string, more: object = {}) =>
    who.post<InvoiceView>('/invoices', {
      reference,
      customerId: clinic.id,
      lines: [line('Design', '100.00')],
      ...more,
    })
  const issued = async (reference: string, issueDate: string, more: object = {}) => {
    made[reference] = await issue(who, await draft(reference, { issueDate, ...more }))
    return made[reference]
  }
  made['draft'] = await draft('draft')
  made['rateless draft'] = await draft('rateless draft', { currency: 'USD' })
  await issued('overdue', '2026-05-01', { paymentTermsDays: 30 })
  await issued('due today', '2026-06-16', { paymentTermsDays: 14 })
  await issued('due in a week', '2026-06-30', { paymentTermsDays: 7, customerId: bakery.id })
  await issued('due later', '2026-06-30', { paymentTermsDays: 8 })
  await pay(who, await issued('part paid', '2026-06-20', { paymentTermsDays: 60 }), '30.00')
  await pay(who, await issued('paid', '2026-06-19'), '100.00')
  await pay(who, await issued('paid in May', '2026-05-02'), '100.00', '2026-05-31')
  const dollars = { currency: 'USD', exchangeRate: '0.8' }
  await pay(who, await issued('dollars', '2026-05-03', dollars), '40.00', '2026-06-01')
  const gone = await issued('voided', '2026-06-18')
  await who.post(`/invoices/${gone.id}/void`, { reason: 'Twice', version: gone.version })
  return made
}

test('rule 27: the list filters by what is true today', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const made = await invoicesOfEachKind(mara)
  const by = (status: string) => list(mara, `status=${status}`).then((found) => found.sort())

  expect(await by('draft')).toEqual(['draft', 'rateless draft'])
  expect(await by('overdue')).toEqual(['dollars', 'overdue'])
  expect(await by('unpaid')).toEqual(['due in a week', 'due later', 'due today'])
  expect(await by('part_paid')).toEqual(['part paid'])
  expect(await by('paid')).toEqual(['paid', 'paid in May'])
  expect(await by('voided')).toEqual(['voided'])
  expect(await by('open')).toHaveLength(6)
  const { items } = await mara.get<Page>('/invoices')
  expect(items).toHaveLength(Object.keys(made).length)
  for (const { reference, settlement, status } of items) {
    const found = await list(mara, `status=${settlement ?? status}`)
    expect(found, reference).toContain(reference)
  }
  expect(items.find(({ reference }) => reference === 'dollars')).toMatchObject({
    customerName: 'Northwind Clinic',
    settlement: 'overdue',
    total: { amount: '100.00', currency: 'USD' },
    outstanding: { amount: '60.00', currency: 'USD' },
  })
})

test('the list is newest first, page by page, whatever the page size', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const all = await list(mara, 'limit=200')
  expect(all.slice(-3)).toEqual(['dollars', 'paid in May', 'overdue'])

  for (const limit of [1, 3, 4]) {
    const paged: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await mara.get(`/invoices?limit=${limit}${cursor && `&cursor=${cursor}`}`)
      paged.push(...page.items.map(({ reference }) => reference))
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all)
  }
  const noDay = Buffer.from('2026-13-45|01900000-0000-7000-8000-000000000000').toString('base64url')
  for (const cursor of ['nonsense', noDay]) {
    expect(await mara.refused('GET', `/invoices?cursor=${cursor}`)).toMatchObject({
      status: 422,
      code: 'page.cursor_malformed',
    })
  }
})

test('it is found by number, reference, customer and dates', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<Page>('/invoices?q=OVERDUE')
  expect(items.map(({ reference }) => reference)).toEqual(['overdue'])
  const overdue = items[0]

  expect(await list(mara, `q=${overdue?.number}`)).toEqual(['overdue'])
  expect(await list(mara, `q=${encodeURIComponent('akosua’s')}`)).toEqual(['due in a week'])
  expect(await list(mara, 'q=%25')).toEqual([])
  expect(await list(mara, 'from=2026-05-02&to=2026-05-03')).toEqual(['dollars', 'paid in May'])
  const bakery = await mara.get<{ items: { id: string }[] }>('/customers?q=Bakery')
  expect(await list(mara, `customerId=${bakery.items[0]?.id}`)).toEqual(['due in a week'])
  expect(await list(mara, `customerId=${bakery.items[0]?.id}&status=overdue`)).toEqual([])
})

test('it is found by a product that one of its lines sold', async () => {
  const mara = await world.business('Mara', 'Products Alone')
  const hour = await mara.post<{ id: string }>('/items', { name: 'Design hour', unitPrice: '80' })
  const draft = (reference: string, lines: object[]) => mara.post('/invoices', { reference, lines })
  await draft('with it', [line('Other', '1.00'), line('Hour', '80.00', { itemId: hour.id })])
  await draft('without it', [line('Design hour', '80.00')])
  expect(await list(mara, `itemId=${hour.id}`)).toEqual(['with it'])
  expect(await list(mara, `itemId=${hour.id}&from=2099-01-01`)).toEqual([])
})

test('the strip adds up in base currency', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const eur = (count: number, amount: string) => ({ count, amount: { amount, currency: 'EUR' } })

  const summary = await mara.get<InvoiceSummaryView>('/invoices/summary')

  expect(summary).toEqual({
    // 100 EUR, and 60 of 100 USD at 0.8.
    overdue: eur(2, '148.00'),
    dueSoon: eur(2, '200.00'),
    draft: eur(2, '100.00'),
    paidThisMonth: eur(1, '100.00'),
  })
  world.setClock('2026-07-08T00:30:00.000Z')
  const later = await mara.get<InvoiceSummaryView>('/invoices/summary')
  world.setClock('2026-06-30T12:00:00.000Z')
  expect(later).toMatchObject({ overdue: eur(4, '348.00'), dueSoon: eur(1, '100.00') })
  expect(later.paidThisMonth).toEqual(eur(0, '0.00'))
})

test('the list under a card of the strip is what the card counts and sums', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const summary = await mara.get<InvoiceSummaryView>('/invoices/summary')
  const cards = [
    [summary.overdue, 'status=overdue', 'balance_due_base'],
    [summary.dueSoon, 'status=open&dueFrom=2026-06-30&dueTo=2026-07-07', 'balance_due_base'],
    [summary.draft, 'status=draft', 'total_base'],
    [summary.paidThisMonth, 'status=paid&paidFrom=2026-06-01&paidTo=2026-06-30', 'total_base'],
  ] as const

  for (const [card, query, summed] of cards) {
    const { items } = await mara.get<Page>(`/invoices?${query}&limit=200`)
    const ids = items.map(({ id }) => uuidFromId(id as InvoiceId))
    const [sum] = await world.rows<{ base: string }>(
      `select sum(${summed})::text as base from invoicing.invoice where id = any($1)`,
      [ids],
    )
    expect([query, items.length]).toEqual([query, card.count])
    expect([query, sum?.base]).toEqual([query, card.amount.amount.replace('.', '')])
  }
})

test('it is narrowed by due dates and by the days on which invoices were cleared, both ends included', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const sorted = async (query: string) => (await list(mara, query)).sort()

  expect(await sorted('dueFrom=2026-06-30&dueTo=2026-07-07&status=open')).toEqual([
    'due in a week',
    'due today',
  ])
  expect(await sorted('dueFrom=2026-07-08&dueTo=2026-07-08')).toEqual(['due later'])
  expect(await sorted('dueTo=2026-05-31')).toEqual(['overdue'])
  expect(await sorted('dueFrom=2026-08-01')).toEqual(['part paid'])
  expect(await sorted('paidTo=2026-05-31')).toEqual(['paid in May'])
  expect(await sorted('paidFrom=2026-05-31')).toEqual(['paid', 'paid in May'])
  expect(await sorted('paidFrom=2026-06-01&status=overdue')).toEqual([])
  expect(await mara.refused('GET', '/invoices?paidTo=2026-02-30')).toMatchObject({
    status: 422,
    issues: [{ path: ['paidTo'] }],
  })
})

test('an empty business has an empty list and a strip of zeros', async () => {
  const noor = await world.business('Noor', 'Noor Textiles', { baseCurrency: 'JPY' })

  expect(await noor.get('/invoices')).toEqual({ items: [], nextCursor: null })
  const nothing = { count: 0, amount: { amount: '0', currency: 'JPY' } }
  expect(await noor.get('/invoices/summary')).toEqual({
    overdue: nothing,
    dueSoon: nothing,
    draft: nothing,
    paidThisMonth: nothing,
  })
})

test('the view for reports holds what is open, and only one’s own', async () => {
  await world.business('Mara', 'Harbour Design Studio')
  const [row] = await world.rows<{ open: bigint; control: string }>(
    `select count(*) as open,
            (select sum(base_debit - base_credit) from ledger.journal_line l join ledger.account a on a.id = l.account_id
              where a.control_role = 'accounts_receivable')::text as control
       from invoicing.open_item where balance_due_base > 0`,
  )
  expect(String(row?.open)).toBe('6')
  const [sum] = await world.rows<{ open: string }>(
    'select sum(balance_due_base)::text as open from invoicing.open_item',
  )
  expect(sum?.open).toBe(row?.control)
  const [flag] = await world.rows<{ options: string[] }>(
    `select reloptions as options from pg_class where oid = 'invoicing.open_item'::regclass`,
  )
  expect(flag?.options).toContain('security_invoker=true')
})
