import { expect, test } from 'vitest'
import type { ItemView } from '@smb/core/items'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

type Page = { items: ItemView[]; nextCursor: string | null }
type Account = { id: string; code: string; type: string; controlRole: string | null }
const add = (who: Person, name: string, more: object = {}) =>
  who.post<ItemView>('/items', { name, ...more })
const names = async (who: Person, query: string) =>
  (await who.get<Page>(`/items?${query}`)).items.map(({ name }) => name)
const accountsOf = async (who: Person) =>
  (await who.get<{ items: Account[] }>('/accounts?limit=200')).items
const taxCodesOf = async (who: Person) =>
  (await who.get<{ items: { id: string; code: string }[] }>('/tax-codes')).items

test('an item needs only a name; its price is in the business’s currency', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  const item = await add(mara, '  Logo ')

  expect(item).toMatchObject({
    ...{ name: 'Logo', code: '', unitPrice: null, currency: 'EUR', incomeAccountId: null },
    ...{ taxCodeIds: [], archivedAt: null, version: 1 },
  })
  expect(await mara.get(`/items/${item.id}`)).toEqual(item)
})

test('price, account and taxes are kept as written, the taxes in their order', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const income = (await accountsOf(mara)).find(({ type }) => type === 'income')
  const codes = (await taxCodesOf(mara)).map(({ id }) => id)
  const taxCodeIds = codes.slice(0, 2).toReversed()
  const given = { code: 'DES-1', unitPrice: '95.500', unit: 'hour', description: 'Design work' }

  const item = await add(mara, 'Design', { ...given, incomeAccountId: income?.id, taxCodeIds })
  const revised = await mara.put<ItemView>(`/items/${item.id}`, {
    taxCodeIds: codes.slice(0, 1),
    version: 1,
  })

  expect(item).toMatchObject({ ...given, incomeAccountId: income?.id, taxCodeIds })
  expect(taxCodeIds).toHaveLength(2)
  expect(await mara.get(`/items/${item.id}`)).toEqual(revised)
  expect(revised).toEqual({ ...item, taxCodeIds: codes.slice(0, 1), version: 2 })
})

test('two people who change one item see both versions', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const item = await add(mara, 'Design', { unitPrice: '80' })
  await mara.put(`/items/${item.id}`, { unitPrice: '90', version: 1 })

  const late = await mara.refused('PUT', `/items/${item.id}`, { unitPrice: '85', version: 1 })

  expect(late).toMatchObject({
    ...{ status: 409, code: 'item.changed_meanwhile' },
    current: { unitPrice: '90', version: 2 },
    yours: { unitPrice: '85' },
  })
})

test('the same id with the same content is a success, with other content a conflict', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const id = 'itm_01jz0000000000000000000001'
  const [tax] = await taxCodesOf(mara)
  const content = { id, unitPrice: '12.5', taxCodeIds: [tax?.id] }

  const first = await add(mara, 'Twice', content)

  expect(await add(mara, 'Twice', content)).toEqual(first)
  expect(await mara.refused('POST', '/items', { id, name: 'Thrice' })).toMatchObject({
    status: 409,
    code: 'item.already_exists',
  })
})

test('a code is given once, whatever its case; items without one are many', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await add(mara, 'Design', { code: 'des' })
  await add(mara, 'Logo')
  const print = await add(mara, 'Print')
  const taken = { status: 409, code: 'item.code_taken' }

  expect(await mara.refused('POST', '/items', { name: 'Other', code: 'DES' })).toMatchObject(taken)
  const change = { code: 'Des', version: 1 }
  expect(await mara.refused('PUT', `/items/${print.id}`, change)).toMatchObject(taken)
  const noor = await world.business('Noor', 'Noor Textiles')
  expect(await add(noor, 'Desert', { code: 'DES' })).toMatchObject({ code: 'DES' })
})

test('an archived item leaves the list, is not changed, and comes back', async () => {
  const mara = await world.business('Mara', 'Akosua’s Bakery')
  const item = await add(mara, 'Rye', { code: 'R1' })
  const archived = await mara.post<ItemView>(`/items/${item.id}/archive`, { version: 1 })

  expect(await names(mara, '')).toEqual([])
  expect(await names(mara, 'archived=only')).toEqual(['Rye'])
  expect(await mara.post('/items/match', { texts: ['R1', 'Rye'] })).toEqual({ items: [] })
  const change = { name: 'New', version: archived.version }
  expect(await mara.refused('PUT', `/items/${item.id}`, change)).toMatchObject({
    status: 409,
    code: 'item.archived',
  })
  await mara.post(`/items/${item.id}/restore`, { version: archived.version })
  expect(await names(mara, '')).toEqual(['Rye'])
})

test('the list is by name, page by page, and finds a part of code or name', async () => {
  const mara = await world.business('Mara', 'Northwind Clinic')
  for (const name of ['Zest', 'éclair', 'Apple pie', 'apple pie', 'Bun 100%', 'Bun_x'])
    await add(mara, name)
  await add(mara, 'Hidden', { code: 'APP-7' })

  const all = await names(mara, 'limit=100')
  const paged: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Page = await mara.get(`/items?limit=3${cursor && `&cursor=${cursor}`}`)
    paged.push(...page.items.map(({ name }) => name))
    cursor = page.nextCursor
  }

  expect(all).toEqual([
    ...['apple pie', 'Apple pie', 'Bun 100%', 'Bun_x', 'éclair', 'Hidden', 'Zest'],
  ])
  expect(paged).toEqual(all)
  expect(await names(mara, 'q=app')).toEqual(['apple pie', 'Apple pie', 'Hidden'])
  expect(await names(mara, 'q=0%25')).toEqual(['Bun 100%'])
  expect(await names(mara, 'q=n_')).toEqual(['Bun_x'])
  expect(await mara.refused('GET', '/items?cursor=nonsense')).toMatchObject({
    status: 422,
    code: 'page.cursor_malformed',
  })
})

test('texts of a spreadsheet are matched by whole code or whole name', async () => {
  const mara = await world.business('Mara', 'Quay Bakery')
  await add(mara, 'Éclair', { code: 'ECL' })
  await add(mara, 'Design')
  const match = async (...texts: string[]) =>
    (await mara.post<Page>('/items/match', { texts })).items.map(({ name }) => name)

  expect(await match('ecl', 'DESIGN', 'Nothing', '')).toEqual(['Design', 'Éclair'])
  expect(await match('éCLAIR')).toEqual(['Éclair'])
  expect(await match('Desig', '')).toEqual([])
})

test('another business’s item, account and tax code are not found', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const hers = await add(noor, 'Secret', { code: 'SEC' })
  const [account] = await accountsOf(noor)
  const [tax] = await taxCodesOf(noor)

  for (const id of [hers.id, 'itm_01jz000000000000000000000z', 'nonsense']) {
    const path = `/items/${id}`
    const answers = [
      await mara.refused('GET', path),
      await mara.refused('PUT', path, { name: 'Mine', version: 1 }),
      await mara.refused('POST', `${path}/archive`, { version: 1 }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  }
  expect(await names(mara, `cursor=${hers.id}`)).toEqual([])
  expect(await mara.post('/items/match', { texts: ['SEC', 'Secret'] })).toEqual({ items: [] })
  const refused = (body: object) => mara.refused('POST', '/items', { name: 'Mine', ...body })
  expect((await refused({ incomeAccountId: account?.id })).code).toBe('ledger.account_not_found')
  expect((await refused({ taxCodeIds: [tax?.id] })).code).toBe('tax.not_found')
})

test('rule 38: an item is not sold on an account that documents post to themselves', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const receivable = (await accountsOf(mara)).find(
    ({ controlRole }) => controlRole === 'accounts_receivable',
  )

  const body = { name: 'Design', incomeAccountId: receivable?.id }

  expect(await mara.refused('POST', '/items', body)).toMatchObject({
    status: 422,
    code: 'item.income_account',
  })
})

test('a reader looks and changes nothing', async () => {
  const mara = await world.business('Mara', 'Lighthouse Foods')
  const { email } = await world.person('Rita')
  await mara.post('/people', { email, role: 'read_only' })
  const rita = (await world.person('Rita')).in(mara.business ?? '')
  await add(mara, 'Design')

  expect(await names(rita, '')).toEqual(['Design'])
  expect(await rita.post('/items/match', { texts: ['design'] })).toMatchObject({
    items: [{ name: 'Design' }],
  })
  expect((await rita.refused('POST', '/items', { name: 'Logo' })).status).toBe(403)
})
