import { expect, test } from 'vitest'
import { uuidFromId } from '@smb/core/ids'
import type { ItemView } from '@smb/core/items'
import type { SearchAnswer } from '@smb/core/search'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

async function hitsOf(who: Person, q: string) {
  const { sections } = await who.get<SearchAnswer>(`/search?q=${encodeURIComponent(q)}`)
  return sections.flatMap(({ title, hits }) => (title === 'products' ? hits : []))
}
const found = async (who: Person, q: string) => (await hitsOf(who, q)).map(({ label }) => label)
const addItem = (who: Person, name: string, more: object = {}) =>
  who.post<ItemView>('/items', { name, ...more })

test('products are found by code, name and the words they print, with their price', async () => {
  const mara = await world.business('Mara', 'Sells Things')
  const more = { code: 'DES-1', description: 'Work at the quay', unitPrice: '95.5', unit: 'hour' }
  const design = await addItem(mara, 'Façade design', more)
  await addItem(mara, 'Print')
  for (const q of ['des-1', 'DES1', 'facade', 'design fac', 'quay', '“quay” design'])
    expect(await found(mara, q), q).toEqual(['Façade design'])
  expect(await hitsOf(mara, 'des-1')).toEqual([
    {
      ...{ kind: 'item', id: design.id, label: 'Façade design', detail: 'DES-1', date: null },
      ...{ amount: { amount: '95.5', currency: 'EUR' }, status: 'active' },
    },
  ])
  expect(await hitsOf(mara, 'print')).toMatchObject([{ amount: null, detail: '' }])
  expect(await found(mara, '@design')).toEqual([])
})

test('a changed product is found by its new words alone', async () => {
  const mara = await world.business('Mara', 'Renames Things')
  const { id, version } = await addItem(mara, 'Logo', { code: 'LOG' })
  await mara.put(`/items/${id}`, { name: 'Emblem', code: 'EMB', description: 'Vector', version })
  expect(await found(mara, 'logo')).toEqual([])
  expect(await found(mara, 'log')).toEqual([])
  for (const q of ['emblem', 'emb', 'vector']) expect(await found(mara, q), q).toEqual(['Emblem'])
})

test('archived products come last, however well their name begins, and first again once restored', async () => {
  const mara = await world.business('Mara', 'Archives Things')
  const old = await addItem(mara, 'Design of old')
  await addItem(mara, 'Banner design')
  expect(await found(mara, 'design')).toEqual(['Design of old', 'Banner design'])
  const archived = await mara.post<ItemView>(`/items/${old.id}/archive`, { version: old.version })
  expect(await hitsOf(mara, 'design')).toMatchObject([
    { label: 'Banner design', status: 'active' },
    { label: 'Design of old', status: 'archived' },
  ])
  // Thirty more that are archived leave room for the one that is not.
  await world.rows(
    `insert into items.item (tenant_id, id, name, currency, archived_at)
     select tenant_id, gen_random_uuid(), 'Design ' || n, currency, now() from items.item, generate_series(1, 30) n where id = $1`,
    [uuidFromId(old.id as 'itm_')],
  )
  expect((await found(mara, 'design'))[0]).toBe('Banner design')
  await mara.post(`/items/${old.id}/restore`, { version: archived.version })
  expect((await found(mara, 'design'))[0]).toBe('Design of old')
})

test('rule 81: products of another business are never found', async () => {
  const mara = await world.business('Mara', 'Has Lanterns')
  const ola = await world.business('Ola', 'Has None')
  await addItem(mara, 'Lantern')
  expect(await found(ola, 'lantern')).toEqual([])
})

test('products of before are found after a rebuild, as the migration did for all', async () => {
  const mara = await world.business('Mara', 'Products Before')
  await addItem(mara, 'Sextant', { code: 'SX' })
  await world.rows(`delete from search.entry where kind = 'item'`)
  expect(await found(mara, 'sextant')).toEqual([])
  const { id } = await mara.get<{ id: string }>('/business')
  await world.rows(
    `select set_config('app.tenant_id', '${uuidFromId(id as 'ten_')}', true), search.rebuild_own_entries()`,
  )
  expect(await found(mara, 'sextant')).toEqual(['Sextant'])
  expect(await found(mara, 'sx')).toEqual(['Sextant'])
})
