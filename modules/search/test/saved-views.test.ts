import { expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()

type View = {
  id: string
  name: string
  query: string
  isShared: boolean
  isMine: boolean
  version: number
}
const list = async (who: Person) => (await who.get<{ items: View[] }>('/saved-views')).items
async function colleague(owner: Person, name: string): Promise<Person> {
  const someone = await world.person(name)
  await owner.post('/people', { email: someone.email, role: 'read_only' })
  return someone.in(owner.business as string)
}
const overdue = { name: 'Late', path: '/invoices', query: 'status=overdue&cursor=x' }

test('a view is kept under its name, renamed, shared and discarded by who saved it', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const saved = await mara.post<View>('/saved-views', overdue)
  expect(saved).toMatchObject({ name: 'Late', query: 'status=overdue', isMine: true, version: 1 })
  expect(await mara.refused('POST', '/saved-views', { ...overdue, name: 'LATE' })).toMatchObject({
    code: 'view.name_taken',
  })
  const change = { name: 'Overdue', isShared: true, version: 1 }
  expect(await mara.put(`/saved-views/${saved.id}`, change)).toMatchObject({
    name: 'Overdue',
    isShared: true,
    version: 2,
  })
  expect(await mara.refused('PUT', `/saved-views/${saved.id}`, change)).toMatchObject({
    code: 'view.changed_meanwhile',
  })
  await mara.post(`/saved-views/${saved.id}/discard`, {})
  expect(await list(mara)).toEqual([])
  // Its name is free again.
  await mara.post('/saved-views', { ...overdue, name: 'Overdue' })
})

test('what one shares all find, what one does not nobody else; only who saved it changes it', async () => {
  const owner = await world.business('Lena', 'Lena Exports')
  const reader = await colleague(owner, 'Rex')
  const mine = await owner.post<View>('/saved-views', overdue)
  const shared = await owner.post<View>('/saved-views', {
    ...overdue,
    name: 'For all',
    isShared: true,
  })
  await reader.post('/saved-views', overdue)
  expect((await list(reader)).map(({ name, isMine }) => [name, isMine])).toEqual([
    ['For all', false],
    ['Late', true],
  ])
  for (const { id } of [mine, shared]) {
    const change = { name: 'Taken', isShared: false, version: 1 }
    expect(await reader.refused('PUT', `/saved-views/${id}`, change)).toMatchObject({
      code: 'view.not_found',
    })
    expect(await reader.refused('POST', `/saved-views/${id}/discard`, {})).toMatchObject({
      code: 'view.not_found',
    })
  }
  expect((await list(owner)).map(({ name }) => name)).toEqual(['For all', 'Late'])
})

test('another business sees none, a page that is not known is refused', async () => {
  const nia = await world.business('Nia', 'Nia Prints')
  const saved = await nia.post<View>('/saved-views', { ...overdue, isShared: true })
  const tariq = await world.business('Tariq', 'Tariq Traders')
  expect(await list(tariq)).toEqual([])
  expect(await tariq.refused('POST', `/saved-views/${saved.id}/discard`, {})).toMatchObject({
    code: 'view.not_found',
  })
  for (const path of ['//evil.example', '/settings/people', '/invoices/../people', 'invoices'])
    expect(await tariq.refused('POST', '/saved-views', { ...overdue, path })).toMatchObject({
      issues: [{ path: ['path'] }],
    })
})

test('a hundred views each, and no more', async () => {
  const ona = await world.business('Ona', 'Ona Tiles')
  for (let at = 0; at < 100; at += 1)
    await ona.post('/saved-views', { ...overdue, name: `View ${at}` })
  expect(await ona.refused('POST', '/saved-views', overdue)).toMatchObject({
    code: 'view.too_many',
  })
})
