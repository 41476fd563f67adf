import { beforeAll, expect, test } from 'vitest'
import type { IdPrefix } from '@smb/core/ids'
import type { Answer, Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import type { Operation } from './operations.ts'
import { operations } from './operations.ts'
import { randomFrom } from './random.ts'
import type { Sampler } from './samples.ts'
import { freshId, prefixOf, samplePath, sampleOf, sampleQuery } from './samples.ts'
import type { Stock } from './stock.ts'
import { stockOf, stockUp } from './stock.ts'

const world = openWorld()
const attemptsPerOperation = 12

let mara: Person
let all: readonly Operation[]
let own: Stock
let theirs: Stock

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
  const akosua = await world.business('Akosua', 'Akosua’s Bakery')
  await stockUp(mara)
  await stockUp(akosua)
  own = await stockOf(world, mara)
  theirs = await stockOf(world, akosua)
  all = (await operations()).filter(({ upload }) => !upload)
})

const idText = /\b([a-z]{2,4})_[0-9a-hjkmnp-tv-z]{26}\b/g

/** The request with one of its ids changed for another of the same kind. */
type Attempt = { readonly path: string; readonly body: string | undefined }

test('rule 81: an id of another business is answered like one that nobody has, in every operation', async () => {
  const random = randomFrom(81)
  const faults: string[] = []
  let compared = 0
  const places = new Set<string>()
  for (const operation of all) {
    for (let attempt = 0; attempt < attemptsPerOperation; attempt += 1) {
      const sampler: Sampler = { random, stock: own }
      const made = madeRequest(sampler, operation)
      const ids = [...`${made.path} ${made.body ?? ''}`.matchAll(idText)].filter(
        ([id, prefix = '']) =>
          own.get(prefix)?.includes(id) && (theirs.get(prefix)?.length ?? 0) > 0,
      )
      if (ids.length === 0) continue
      const [id = '', prefix = ''] = random.of(ids)
      const answerTo = (other: string): Promise<Answer> => {
        const { path, body } = changed(made, id, other)
        return mara.ask(operation.method, path, body && JSON.parse(body))
      }
      const foreign = await answerTo(random.of(theirs.get(prefix) ?? []))
      const unknown = await answerTo(freshId(random, prefix as IdPrefix))
      compared += 1
      for (const place of placesOf(made, id)) places.add(`${operation.id} ${place}`)
      const [seen, expected] = [masked(foreign), masked(unknown)]
      const name = `${operation.method} ${operation.path} with a ${prefix} of another business`
      if (seen !== expected) faults.push(`${name}: ${seen}\nbut with one of nobody: ${expected}`)
      if (
        operation.path.includes(`{`) &&
        made.path.split('?')[0]?.includes(id) &&
        foreign.status < 400
      )
        faults.push(`${name} in its path: ${foreign.status}`)
    }
  }
  expect(faults.slice(0, 10)).toEqual([])
  expect(compared).toBeGreaterThan(all.length)
  const untried = all.filter(
    (each) => each.path.includes('{') && prefixOf(each) && !places.has(`${each.id} path`),
  )
  expect(untried.map(({ id }) => id)).toEqual([])
  // In queries and in bodies, also below their first level.
  for (const place of ['query', 'body', 'nested'])
    expect([...places].filter((each) => each.endsWith(` ${place}`)).length, place).toBeGreaterThan(
      3,
    )
})

/** Where in a request the id stands. */
function placesOf({ path, body = '{}' }: Attempt, id: string): string[] {
  const [address = '', query = ''] = path.split('?')
  const top = Object.values(JSON.parse(body) as object).filter((value) => value === id)
  return [
    ...(address.includes(id) ? ['path'] : []),
    ...(query.includes(id) ? ['query'] : []),
    ...(top.length > 0 ? ['body'] : []),
    ...(top.length === 0 && body.includes(id) ? ['nested'] : []),
  ]
}

function madeRequest(sampler: Sampler, operation: Operation): Attempt {
  const query = new URLSearchParams(sampleQuery(sampler, operation)).toString()
  const path = samplePath(sampler, operation) + (query ? `?${query}` : '')
  const isWrite = operation.method !== 'GET'
  const body = operation.body && sampleOf(sampler, operation.body, '', prefixOf(operation))
  return { path, body: isWrite ? JSON.stringify(body ?? {}) : undefined }
}

const changed = ({ path, body }: Attempt, from: string, to: string): Attempt => ({
  path: path.replaceAll(from, to),
  body: body?.replaceAll(from, to),
})

/** What an answer says, without the ids and the moments that differ from request to request. */
function masked({ status, text }: Answer): string {
  const told = text.slice(0, 100_000)
  return `${status} ${told
    .replaceAll(idText, '$1_…')
    .replaceAll(/"requestId":"[^"]*"/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'then')
    .replaceAll(/"(next)?[cC]ursor":"[^"]*"/g, '')
    .replaceAll(/-\d{4}"/g, '-n"')}`
}
