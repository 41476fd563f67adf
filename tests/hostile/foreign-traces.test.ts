import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import type { Operation } from './operations.ts'
import { operations } from './operations.ts'
import { randomFrom } from './random.ts'
import { freshId, samplePath, sampleQuery } from './samples.ts'
import type { Stock } from './stock.ts'
import { stockOf, stockUp } from './stock.ts'

// What another business does leaves no trace: not by a key of a request, not in a search, not in a total.
const world = openWorld()
type Made = { readonly id: string; readonly name: string }
let mara: Person
let akosua: Person
let all: readonly Operation[]
let own: Stock

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
  akosua = await world.business('Akosua', 'Akosua’s Bakery')
  await stockUp(mara)
  own = await stockOf(world, mara)
  all = await operations()
})

describe('rule 81: an idempotency key is of one business alone:', () => {
  const ndjson = { 'content-type': 'application/x-ndjson' }
  const side = (name: string) => ({
    account: name,
    type: 'asset',
    currency: 'EUR',
    [`${name}_minor`]: 100,
  })
  const file = JSON.stringify({ date: '2026-06-01', lines: [side('debit'), side('credit')] })

  test.each([
    { path: '/customers', body: { name: 'Same Words Ltd' }, headers: {} },
    { path: '/items', body: { name: 'Same words', unitPrice: '5' }, headers: {} },
    { path: '/journal-imports', body: file, headers: ndjson },
  ])('POST $path', async ({ path, body, headers }) => {
    const key = randomUUID()
    const asked = (who: Person) => who.ask<Made>('POST', path, body, { key, headers })
    const [first, theirs, again] = [await asked(mara), await asked(akosua), await asked(mara)]

    expect([first.status, theirs.status]).toEqual([201, 201])
    expect(theirs.headers['idempotency-replayed']).toBeUndefined()
    expect(theirs.body.id).not.toBe(first.body.id)
    expect([again.text, again.headers['idempotency-replayed']]).toEqual([first.text, 'true'])
  })

  test('another request under it is no reuse of it, nor is one of the same person in another business', async () => {
    const key = randomUUID()
    const second = await world.business('Mara', 'Harbour Printing')
    const made = async (who: Person, name: string) =>
      (await who.ask('POST', '/customers', { name }, { key })).status

    expect(await made(mara, 'One')).toBe(201)
    expect(await made(akosua, 'Two')).toBe(201)
    expect(await made(second, 'Three')).toBe(201)
    expect(await made(mara, 'Four')).toBe(409)
  })

  test('nor is one outside of any business', async () => {
    const key = randomUUID()
    const body = { ...(await detailsOf(mara)), name: 'Quay Coffee' }
    const opened = async (who: Person) => who.ask<Made>('POST', '/businesses', body, { key })
    const first = await opened(await world.person('Nia'))
    const theirs = await opened(await world.person('Tomas'))
    expect([first.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.id).not.toBe(first.body.id)
  })
})

const detailsOf = async (who: Person) => {
  const { country, baseCurrency, fiscalYearStartMonth, timeZone } =
    await who.get<Record<string, unknown>>('/business')
  return { country, baseCurrency, fiscalYearStartMonth, timeZone, chartPack: 'generic' }
}

test('rule 81: a file for a bank account of another business goes nowhere', async () => {
  const bank = await akosua.post<Made>('/bank-accounts', { name: 'Main', currency: 'EUR' })
  const nobodys = freshId(randomFrom(7), 'ban')
  const asked = (id: string) =>
    mara.ask('POST', `/bank-accounts/${id}/imports`, '<OFX></OFX>', {
      headers: { 'content-type': 'application/x-ofx' },
    })
  const [theirs, none] = [await asked(bank.id), await asked(nobodys)]
  expect(theirs.status).toBe(404)
  expect(masked(theirs)).toBe(masked(none))
})

test('rule 81: nothing that is searched, listed or added up changes when another business keeps its books', async () => {
  const reads = all.filter(
    ({ method, path }) => method === 'GET' && !/\.(?:xlsx|pdf)$|\/pdf$|\/logo$/.test(path),
  )
  const random = randomFrom(81)
  const paths = reads.flatMap((operation) =>
    Array.from({ length: 3 }, () => {
      const sampler = { random, stock: own }
      const query = new URLSearchParams(sampleQuery(sampler, operation)).toString()
      return `${samplePath(sampler, operation)}${query ? `?${query}` : ''}`
    }),
  )
  const searched = ['Zanzibar', 'Northwind', 'INV-', 'Design', '80.00'].flatMap((word) =>
    ['/search', '/customers', '/invoices', '/payments-received', '/items'].map(
      (path) => `${path}?q=${word}`,
    ),
  )
  const answers = async () => {
    const said: string[] = []
    for (const path of [...paths, ...searched]) {
      const answer = await mara.ask('GET', path)
      said.push(`${path.replace(/\?.*/, '')} ${masked(answer)}`)
    }
    return said
  }
  const before = await answers()
  expect(before.filter((said) => / 200 /.test(said)).length).toBeGreaterThan(before.length / 2)

  await stockUp(akosua)
  await akosua.post('/customers', { name: 'Zanzibar Spices' })

  const after = await answers()
  expect(after.filter((said, at) => said !== before[at]).slice(0, 5)).toEqual([])
  expect((await akosua.ask('GET', '/customers?q=Zanzibar')).text).toContain('Zanzibar Spices')
})

const masked = ({ status, text }: Answer): string =>
  `${status} ${text
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/"(next)?[cC]ursor":"[^"]*"/g, '')}`
