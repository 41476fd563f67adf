import { expect, test } from 'vitest'
import type { CustomerListItem, CustomerView } from '@smb/core/parties'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

type Page = { items: CustomerListItem[]; nextCursor: string | null }
const add = (who: Person, name: string, more: object = {}) =>
  who.post<CustomerView>('/customers', { name, ...more })
const names = async (who: Person, query: string) =>
  (await who.get<Page>(`/customers?${query}`)).items.map(({ name }) => name)

test('a customer needs only a name; currency and terms are the business’s', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  const customer = await add(mara, '  Northwind Clinic ')

  expect(customer).toMatchObject({
    name: 'Northwind Clinic',
    email: '',
    currency: 'EUR',
    paymentTermsDays: 30,
    archivedAt: null,
    version: 1,
  })
  expect(await mara.get(`/customers/${customer.id}`)).toEqual(customer)
})

test('what a revision leaves out stays; two people who change one customer see both', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const address = { line1: 'Quay 1', city: 'Mombasa', country: 'KE' }
  const customer = await add(mara, 'Quayside', { email: 'pay@quayside.example', address })

  const revised = await mara.put<CustomerView>(`/customers/${customer.id}`, {
    taxId: 'P051',
    version: 1,
  })
  const late = await mara.refused('PUT', `/customers/${customer.id}`, { name: 'Mine', version: 1 })

  expect(revised).toEqual({ ...customer, taxId: 'P051', version: 2 })
  expect(late).toMatchObject({
    status: 409,
    code: 'customer.changed_meanwhile',
    current: { taxId: 'P051', version: 2 },
    yours: { name: 'Mine' },
  })
})

test('the same id with the same content is a success, with other content a conflict', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const id = 'cus_01jz0000000000000000000001'

  const first = await add(mara, 'Twice', { id, customFields: { segment: 'b2b' } })
  const again = await add(mara, 'Twice', { id, customFields: { segment: 'b2b' } })

  expect(again).toEqual(first)
  expect(await mara.refused('POST', '/customers', { id, name: 'Thrice' })).toMatchObject({
    status: 409,
    code: 'customer.already_exists',
  })
})

test('an archived customer leaves the list, is not changed, and comes back', async () => {
  const mara = await world.business('Mara', 'Akosua’s Bakery')
  const customer = await add(mara, 'Old friend')
  const archived = await mara.post<CustomerView>(`/customers/${customer.id}/archive`, {
    version: 1,
  })

  expect(await names(mara, '')).toEqual([])
  expect(await names(mara, 'archived=only')).toEqual(['Old friend'])
  const change = { name: 'New', version: archived.version }
  expect(await mara.refused('PUT', `/customers/${customer.id}`, change)).toMatchObject({
    status: 409,
    code: 'customer.archived',
  })
  await mara.post(`/customers/${customer.id}/restore`, { version: archived.version })
  expect(await names(mara, '')).toEqual(['Old friend'])
})

test('the list is by name, page by page, and finds a part of name or e-mail', async () => {
  const mara = await world.business('Mara', 'Northwind Clinic')
  const people = ['Zoë', 'émile', 'Anna', 'anna', 'Bo 100%', 'Bo_x', 'Žižka']
  for (const name of people) await add(mara, name)
  await add(mara, 'Hidden', { email: 'anna@elsewhere.example' })

  const all = await names(mara, 'limit=100')
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Page = await mara.get(`/customers?limit=3${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  }

  // As people sort names: accents and case do not part what belongs together.
  expect(all).toEqual(['anna', 'Anna', 'Bo 100%', 'Bo_x', 'émile', 'Hidden', 'Žižka', 'Zoë'])
  expect(paged).toEqual(all)
  expect(await names(mara, 'q=ANNA')).toEqual(['anna', 'Anna', 'Hidden'])
  expect(await names(mara, 'q=0%25')).toEqual(['Bo 100%'])
  expect(await names(mara, 'q=o_')).toEqual(['Bo_x'])
  expect(await mara.refused('GET', '/customers?cursor=nonsense')).toMatchObject({
    status: 422,
    code: 'page.cursor_malformed',
  })
})

test('another business’s customer is not found, like an id of nobody', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const hers = await add(noor, 'Secret customer')

  for (const id of [hers.id, 'cus_01jz000000000000000000000z', 'nonsense']) {
    const path = `/customers/${id}`
    const answers = [
      await mara.refused('GET', path),
      await mara.refused('PUT', path, { name: 'Mine', version: 1 }),
      await mara.refused('POST', `${path}/archive`, { version: 1 }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  }
  expect(await names(mara, 'q=Secret')).toEqual([])
  // The cursor names a row; another business's row gives nothing away.
  expect(await names(mara, `cursor=${hers.id}`)).toEqual([])
  expect(await noor.get(`/customers/${hers.id}`)).toEqual(hers)
})

test('bad input is refused at its field', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const fault = async (body: object) => (await mara.refused('POST', '/customers', body)).issues[0]

  expect(await fault({ name: ' ' })).toMatchObject({ path: ['name'] })
  expect(await fault({ name: 'A', currency: 'XXZ' })).toMatchObject({ code: 'currency.unknown' })
  expect(await fault({ name: 'A', email: 'nobody' })).toMatchObject({ path: ['email'] })
  expect(await fault({ name: 'A', paymentTermsDays: 366 })).toMatchObject({
    path: ['paymentTermsDays'],
  })
  expect(await fault({ name: 'A'.repeat(201) })).toMatchObject({ path: ['name'] })
  expect(await fault({ name: 'A', tenantId: 'ten_x' })).toMatchObject({
    code: 'field.unknown',
  })
  expect(await fault({ name: 'A', address: { street: 'Quay 1' } })).toMatchObject({
    code: 'field.unknown',
  })
})
