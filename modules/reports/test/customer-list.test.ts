import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { CustomerStandingView } from '@smb/core/payments'
import type { CustomerWithBalance } from '@smb/core/reports'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()
type Page = { items: CustomerWithBalance[]; nextCursor: string | null }
const list = (who: Person, query = '') => who.get<Page>(`/customers/with-balances${query}`)
const told = ({ items }: Page) =>
  items.map(({ name, outstanding, overdue }) => `${name} ${outstanding.amount} ${overdue.amount}`)

const addCustomer = (who: Person, name: string) => who.post<CustomerView>('/customers', { name })
async function addInvoice(who: Person, customerId: string, amount: string, more: object = {}) {
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount }]
  const draft = await who.post<InvoiceView>('/invoices', { customerId, lines, ...more })
  return who.post<InvoiceView>(`/invoices/${draft.id}/issue`, { version: draft.version })
}
const late = { issueDate: '2026-01-01', dueDate: '2026-01-31' }

/** Ada owes 100, 40 of it late; Bea nothing; Cleo 250 in two currencies; Dan 100. */
async function four(who: Person): Promise<CustomerView[]> {
  const [ada, bea, cleo, dan] = [
    await addCustomer(who, 'Ada'),
    await addCustomer(who, 'Bea'),
    await addCustomer(who, 'Cleo'),
    await addCustomer(who, 'Dan'),
  ]
  await addInvoice(who, ada.id, '60.00')
  await addInvoice(who, ada.id, '40.00', late)
  await addInvoice(who, cleo.id, '100.00')
  await addInvoice(who, cleo.id, '300.00', { currency: 'USD', exchangeRate: '0.5' })
  await addInvoice(who, dan.id, '100.00')
  const gone = await addInvoice(who, bea.id, '9.00')
  await who.post(`/invoices/${gone.id}/void`, { reason: 'Twice', version: gone.version })
  return [ada, bea, cleo, dan]
}

test('customers are shown with what they owe, by name or the largest first, and page by page', async () => {
  const mara = await world.business('Mara', 'Who Owes')
  const customers = await four(mara)
  const [ada, bea, cleo, dan] = [
    'Ada 100.00 40.00',
    'Bea 0.00 0.00',
    'Cleo 250.00 0.00',
    'Dan 100.00 0.00',
  ]
  expect(told(await list(mara))).toEqual([ada, bea, cleo, dan])
  expect(told(await list(mara, '?sort=balance'))).toEqual([cleo, ada, dan, bea])
  expect(told(await list(mara, '?owing=open'))).toEqual([ada, cleo, dan])
  expect(told(await list(mara, '?owing=overdue&sort=balance'))).toEqual([ada])
  expect(told(await list(mara, '?owing=overdue'))).toEqual([ada])
  expect(told(await list(mara, '?q=a&owing=open'))).toEqual([ada, dan])
  for (const sort of ['name', 'balance']) {
    const whole = told(await list(mara, `?sort=${sort}`))
    const paged: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Page = await list(mara, `?sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`)
      paged.push(...told(page))
      cursor = page.nextCursor
    }
    expect(paged).toEqual(whole)
  }
  // The list says what each customer's own page says.
  for (const { id } of customers) {
    const { base } = await mara.get<CustomerStandingView>(`/customers/${id}/standing`)
    const row = (await list(mara)).items.find((each) => each.id === id)
    expect([row?.outstanding, row?.overdue]).toEqual([base.outstanding, base.overdue])
  }
})

test('nobody sees another business’s customers or what they owe', async () => {
  const ola = await world.business('Ola', 'Owed Nothing')
  const mara = await world.business('Mara', 'Owed Something')
  await four(mara)
  expect(await list(ola)).toEqual({ items: [], nextCursor: null })
  expect((await ola.refused('GET', '/customers/with-balances?cursor=abc')).code).toBe(
    'page.cursor_malformed',
  )
})
