import { expect, test } from 'vitest'
import type { BusinessView, PersonView } from '@smb/core/identity'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()

async function withRole(owner: Person, name: string, role: string): Promise<Person> {
  const someone = await world.person(name)
  await owner.post('/people', { email: someone.email, role })
  return someone.in(owner.business as string)
}

test('a person keeps several businesses, and each request names one', async () => {
  const mara = await world.person('Mara')
  const studio = await world.business('Mara', 'Harbour Design Studio')
  await world.business('Mara', 'Northwind Clinic')

  const { items } = await mara.get<{ items: BusinessView[] }>('/businesses')
  expect(items.map((business) => business.name)).toEqual([
    'Harbour Design Studio',
    'Northwind Clinic',
  ])
  expect((await mara.refused('GET', '/business')).code).toBe('business.required')
  expect((await studio.get<BusinessView>('/business')).name).toBe('Harbour Design Studio')
})

test('somebody else’s business answers like one that does not exist', async () => {
  const studio = await world.business('Mara', 'Harbour Design Studio')
  const stranger = await world.person('Stranger')
  const theirs = await stranger.in(studio.business as string).refused('GET', '/business')
  const nobodys = await stranger.in('no-such-business').refused('GET', '/business')
  expect({ ...theirs, requestId: '' }).toEqual({ ...nobodys, requestId: '' })
  expect(theirs.status).toBe(404)
})

test('a reader may look and is told who may post', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const reader = await withRole(owner, 'Rita', 'read_only')
  const { items } = await reader.get<{ items: AccountListItem[] }>('/accounts')
  const [first, second] = items
  const line = (id: string | undefined, side: string) => ({
    accountId: id,
    side,
    amount: { amount: '1.00', currency: 'EUR' },
  })

  const problem = await reader.refused('POST', '/journal-entries', {
    postingDate: '2026-06-30',
    lines: [line(first?.id, 'debit'), line(second?.id, 'credit')],
  })

  expect(problem).toMatchObject({
    status: 403,
    code: 'auth.permission_missing',
    permission: 'journal:post',
    roles: ['owner', 'accountant'],
  })
  expect(problem.detail).toContain('An owner or an accountant')
})

test('removing a person ends their access with their next request', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const beth = await withRole(owner, 'Beth', 'bookkeeper')
  await beth.get('/business')
  const { items } = await owner.get<{ items: PersonView[] }>('/people')
  const membership = items.find((person) => person.name === 'Beth')

  await owner.post(`/people/${membership?.id}/remove`)

  expect((await beth.refused('GET', '/business')).status).toBe(404)
})

test('a business keeps at least one owner', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await owner.get<{ items: PersonView[] }>('/people')
  const self = items.find((person) => person.isYou)
  expect((await owner.refused('POST', `/people/${self?.id}/remove`)).code).toBe('people.last_owner')
  expect((await owner.refused('PUT', `/people/${self?.id}`, { role: 'accountant' })).code).toBe(
    'people.last_owner',
  )
})

test('only registered people can be added, and each of them once', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const add = (email: string) => owner.refused('POST', '/people', { email, role: 'bookkeeper' })
  expect((await add('nobody@example.com')).code).toBe('people.not_registered')
  const tess = await withRole(owner, 'Tess', 'bookkeeper')
  expect((await add(tess.email)).code).toBe('people.already_there')
})

test('a new role holds from the next request, and with a second owner the first may step down', async () => {
  const owner = await world.business('Olga', 'Olga’s Oils')
  const vic = await withRole(owner, 'Vic', 'read_only')
  const account = { code: 'Z1', name: 'Corks', type: 'expense' }
  const people = async () => (await owner.get<{ items: PersonView[] }>('/people')).items
  const idOf = async (name: string) => (await people()).find((one) => one.name === name)?.id
  expect((await vic.refused('POST', '/accounts', account)).status).toBe(403)

  await owner.put(`/people/${await idOf('Vic')}`, { role: 'owner' })
  expect((await people()).map(({ name, role }) => `${name} ${role}`)).toEqual([
    'Olga owner',
    'Vic owner',
  ])
  await vic.post('/accounts', account)
  // The only owner may be named owner again.
  const kept = await world.business('Paul', 'Paul’s Pots')
  const { items } = await kept.get<{ items: PersonView[] }>('/people')
  await kept.put(`/people/${items[0]?.id}`, { role: 'owner' })

  await owner.put(`/people/${await idOf('Olga')}`, { role: 'read_only' })
  expect((await owner.refused('POST', '/accounts', { ...account, code: 'Z2' })).status).toBe(403)
})

test('who was removed is on no list, and can be added again', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const ursa = await withRole(owner, 'Ursa', 'bookkeeper')
  const people = async () => (await owner.get<{ items: PersonView[] }>('/people')).items
  const found = (await people()).find(({ name }) => name === 'Ursa')
  const slugs = async () => {
    const { items } = await (
      await world.person('Ursa')
    ).get<{ items: BusinessView[] }>('/businesses')
    return items.map(({ slug }) => slug)
  }
  expect(await slugs()).toEqual([owner.business])

  await owner.post(`/people/${found?.id}/remove`)
  expect((await people()).map(({ name }) => name)).not.toContain('Ursa')
  expect(await slugs()).toEqual([])

  await owner.post('/people', { email: ursa.email, role: 'read_only' })
  expect(await slugs()).toEqual([owner.business])
})

test('a business needs a time zone that exists, at its making and later', async () => {
  const yan = await world.person('Yan')
  const body = { name: 'Yan', country: 'KE', baseCurrency: 'KES', timeZone: 'Mars/Olympus' }
  expect(await yan.refused('POST', '/businesses', body)).toMatchObject({
    status: 422,
    code: 'business.time_zone_unknown',
    issues: [{ path: ['timeZone'] }],
  })
})

test('businesses of one name have addresses of their own, and a name in any script has one', async () => {
  const xenia = await world.person('Xenia')
  const slugOf = async (name: string) => {
    const body = { name, country: 'KE', baseCurrency: 'KES' }
    return (await xenia.post<BusinessView>('/businesses', body)).slug
  }
  expect(await slugOf('Café Été')).toBe('cafe-ete')
  expect(await slugOf('Cafe Ete')).toBe('cafe-ete-2')
  expect(await slugOf('CAFE -- ETE!')).toBe('cafe-ete-3')
  expect(await slugOf('茶屋')).toBe('business')
})

test('settings changed meanwhile come back with the current ones', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const before = await owner.get<BusinessView>('/business')
  const change = {
    version: before.version,
    name: 'Harbour Studio',
    fiscalYearStartMonth: 4,
    timeZone: 'Europe/Dublin',
    taxRegistrationNumber: 'IE 3918204KH',
    address: null,
    email: null,
  }
  expect((await owner.put<BusinessView>('/business', change)).name).toBe('Harbour Studio')

  const problem = await owner.refused('PUT', '/business', { ...change, name: 'Other' })
  expect(problem).toMatchObject({
    status: 409,
    code: 'business.changed_meanwhile',
    current: { name: 'Harbour Studio' },
  })
})

test('the same business asked for twice with one id is made once', async () => {
  const ida = await world.person('Ida')
  const body = {
    id: 'ten_01jt3v9b2ke8ztw3c1f5m7q9xa',
    name: 'Ida’s Ices',
    country: 'IE',
    baseCurrency: 'EUR',
  }
  const first = await ida.post<BusinessView>('/businesses', body)
  const second = await ida.post<BusinessView>('/businesses', body)
  expect(second).toEqual(first)
  expect(first.slug).toBe('idas-ices')
})
