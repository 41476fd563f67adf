import { expect, test } from 'vitest'
import type { BusinessTaxCodeView, TaxPolicyView } from '@smb/core/tax'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

const standard = (code: string, more: object = {}) => ({
  code,
  name: 'Value added tax',
  kind: 'standard',
  components: [{ name: 'VAT', rates: [{ ratePercent: '16', validFrom: '2020-01-01' }] }],
  ...more,
})

const codesOf = async (who: Person) =>
  (await who.get<{ items: BusinessTaxCodeView[] }>('/tax-codes')).items

test('a tax code is added once, however often the same is asked for', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const id = 'tax_01jz0000000000000000000001'

  const first = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('VAT16', { id }))
  const again = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('VAT16', { id }))
  const other = await mara.refused('POST', '/tax-codes', standard('VAT16', { id, name: 'Other' }))
  const taken = await mara.refused('POST', '/tax-codes', standard('vat16'))

  expect(first.components[0]?.rates).toEqual([
    { ratePercent: '16', validFrom: '2020-01-01', validTo: null },
  ])
  expect(again).toEqual(first)
  expect(other).toMatchObject({ status: 409, code: 'tax.already_exists' })
  expect(taken).toMatchObject({ status: 409, code: 'tax.code_taken' })
  expect((await codesOf(mara)).filter(({ code }) => code === 'VAT16')).toHaveLength(1)
})

test('rule 14: a new rate starts on its day and rewrites no earlier rate', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const code = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('VAT-DATED'))

  const rate = { ratePercent: '18', validFrom: '2026-07-01', version: code.version }
  const after = await mara.post<BusinessTaxCodeView>(`/tax-codes/${code.id}/rates`, rate)

  expect(after.components[0]?.rates).toEqual([
    { ratePercent: '16', validFrom: '2020-01-01', validTo: '2026-06-30' },
    { ratePercent: '18', validFrom: '2026-07-01', validTo: null },
  ])
  const earlier = { ratePercent: '17', validFrom: '2026-07-01', version: after.version }
  expect(await mara.refused('POST', `/tax-codes/${code.id}/rates`, earlier)).toMatchObject({
    status: 422,
    code: 'tax.rate_not_later',
  })
  expect(await mara.get(`/tax-codes/${code.id}`)).toEqual(after)
})

test('rule 14: not even SQL of the app can rewrite what a rate was', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await mara.post('/tax-codes', standard('VAT-FIXED'))
  const change = (statement: string) =>
    world.rows(`set role smb_app; ${statement}`).finally(() => world.rows('reset role'))

  await expect(change('update tax.tax_rate set rate_percent = 1')).rejects.toThrow(
    'permission denied',
  )
  await expect(change(`update tax.tax_rate set valid_from = '2000-01-01'`)).rejects.toThrow(
    'permission denied',
  )
  await expect(change('delete from tax.tax_rate')).rejects.toThrow('permission denied')
  await expect(change('update tax.tax_component set is_compound = true')).rejects.toThrow(
    'permission denied',
  )
})

test('one code is the default; archiving it takes it out of choice', async () => {
  const mara = await world.business('Mara', 'Northwind Clinic')
  const one = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('ONE'))
  const two = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('TWO'))
  const change = (code: BusinessTaxCodeView, body: object) =>
    mara.put<BusinessTaxCodeView>(`/tax-codes/${code.id}`, body)

  await change(one, { isDefault: true, version: one.version })
  await change(two, { isDefault: true, version: two.version })
  const defaults = (await codesOf(mara)).filter(({ isDefault }) => isDefault)
  expect(defaults.map(({ code }) => code)).toEqual(['TWO'])

  const archived = await change(two, { isArchived: true, version: defaults[0]?.version })
  expect(archived).toMatchObject({ isDefault: false, archivedAt: expect.any(String) })
  const restored = await change(two, { isArchived: false, version: archived.version })
  expect(restored.archivedAt).toBeNull()
})

test('two people who change one code see both versions', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const code = await mara.post<BusinessTaxCodeView>('/tax-codes', standard('VAT-BOTH'))
  await mara.put(`/tax-codes/${code.id}`, { name: 'First', version: 1 })

  const late = await mara.refused('PUT', `/tax-codes/${code.id}`, { name: 'Second', version: 1 })

  expect(late).toMatchObject({
    status: 409,
    code: 'tax.changed_meanwhile',
    current: { name: 'First', version: 2 },
    yours: { name: 'Second' },
  })
  const rate = { ratePercent: '18', validFrom: '2026-07-01', version: 1 }
  expect(await mara.refused('POST', `/tax-codes/${code.id}/rates`, rate)).toMatchObject({
    status: 409,
    code: 'tax.changed_meanwhile',
  })
})

test('a code that makes no sense is refused with each fault at its place', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const rate = (ratePercent: string, validFrom: string) => ({ ratePercent, validFrom })

  const overlapping = await mara.refused('POST', '/tax-codes', {
    ...standard('BAD'),
    components: [{ name: 'A', rates: [rate('5', '2020-01-01'), rate('6', '2021-01-01')] }],
  })
  const exempt = await mara.refused('POST', '/tax-codes', { ...standard('BAD2'), kind: 'exempt' })
  const huge = await mara.refused('POST', '/tax-codes', {
    ...standard('BAD3'),
    components: [{ name: 'A', rates: [rate('1001', '2020-01-01')] }],
  })

  expect(overlapping).toMatchObject({ status: 422, code: 'tax.malformed' })
  expect(overlapping.issues[0]?.path).toEqual(['components', 0, 'rates', 1])
  expect(exempt).toMatchObject({ status: 422, code: 'tax.malformed' })
  expect(huge.issues[0]?.path).toEqual(['components', 0, 'rates', 0, 'ratePercent'])
  expect((await codesOf(mara)).filter(({ code }) => code.startsWith('BAD'))).toEqual([])
})

test('rule 82: codes are unique per business, and another business’s are not found', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const hers = await noor.post<BusinessTaxCodeView>('/tax-codes', standard('SHARED'))
  await mara.post('/tax-codes', standard('SHARED'))
  const change = { name: 'Mine now', version: 1 }

  for (const id of [hers.id, 'tax_01jz000000000000000000000z', 'nonsense']) {
    expect(await mara.refused('GET', `/tax-codes/${id}`)).toMatchObject({ status: 404 })
    expect(await mara.refused('PUT', `/tax-codes/${id}`, change)).toMatchObject({ status: 404 })
  }
  expect(await noor.get(`/tax-codes/${hers.id}`)).toEqual(hers)
})

test('the tax policy is decided once at a time', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await mara.get<TaxPolicyView>('/tax-policy')
  expect(before).toMatchObject({ taxRounding: 'per_document', pricesIncludeTax: false })

  const change = { taxRounding: 'per_line', pricesIncludeTax: true, version: before.version }
  const after = await mara.put<TaxPolicyView>('/tax-policy', change)

  expect(await mara.get('/tax-policy')).toEqual(after)
  expect(await mara.refused('PUT', '/tax-policy', change)).toMatchObject({
    status: 409,
    code: 'tax.policy_changed_meanwhile',
    current: after,
  })
})
