import { beforeAll, expect, test } from 'vitest'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { nextTransaction, rememberDeletions, tablesWrittenSince } from './committed-writes.ts'
import { mutated, wrongText } from './mutations.ts'
import type { Operation } from './operations.ts'
import { operations } from './operations.ts'
import type { Random } from './random.ts'
import { randomFrom } from './random.ts'
import { samplePath, sampleOf, sampleQuery, prefixOf } from './samples.ts'
import type { Sampler } from './samples.ts'
import type { Stock } from './stock.ts'
import { stockOf, stockUp } from './stock.ts'

const world = openWorld()
const requests = Number(process.env['SMB_HOSTILE_REQUESTS'] ?? '2000')
const seed = Number(process.env['SMB_HOSTILE_SEED'] ?? '20261122')

/** These end the session that asks; what they take from strangers is tested where they live. */
const endsSession = new Set(['signOut', 'changePassword', 'removePerson', 'changeRole'])

type Request = {
  readonly what: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly headers?: Record<string, string>
}

let mara: Person
/** May read and nothing else. */
let rita: Person
let all: readonly Operation[]
let stocks: { own: Stock; other: Stock }

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
  rita = await readerOf(mara)
  const akosua = await world.business('Akosua', 'Akosua’s Bakery')
  await stockUp(mara)
  await stockUp(akosua)
  stocks = { own: await stockOf(world, mara), other: await stockOf(world, akosua) }
  await rememberDeletions(world)
  all = (await operations()).filter(({ id }) => !endsSession.has(id))
})

test(
  `${requests} wrong requests: nothing fails, every answer is documented, and what is refused changes nothing`,
  { timeout: requests * 200 },
  async () => {
    const random = randomFrom(seed)
    const faults: string[] = []
    const accepted = new Set<string>()
    for (let round = 0; round < requests; round += 1) {
      if (round % 500 === 499) stocks = { ...stocks, own: await stockOf(world, mara) }
      const operation = all[round % all.length] as Operation
      const request = requestOf(random, operation)
      const before = await nextTransaction(world)
      const asker = random.below(8) === 0 ? rita : mara
      const answer = await asker.ask(operation.method, pathOf(request), request.body, {
        headers: {
          ...request.headers,
          ...(operation.upload ? { 'content-type': operation.upload } : {}),
        },
      })
      const name = `${operation.method} ${pathOf(request).slice(0, 120)} (${request.what})`
      if (answer.status < 400) accepted.add(operation.id)
      else {
        if (answer.status >= 500) faults.push(`${name}: ${answer.status} ${answer.text}`)
        if (!String(answer.headers['content-type']).includes('problem+json'))
          faults.push(
            `${name}: ${answer.status} is no problem document: ${answer.text.slice(0, 200)}`,
          )
        const written = await tablesWrittenSince(world, before)
        if (written.length > 0)
          faults.push(`${name}: ${answer.status}, but wrote ${written.join()}`)
      }
      if (!operation.statuses.has(answer.status))
        faults.push(`${name}: ${answer.status} is not documented: ${answer.text.slice(0, 300)}`)
    }
    expect(faults.slice(0, 20)).toEqual([])
    // Requests that are all refused at the door would prove little about the rooms behind it.
    expect(accepted.size).toBeGreaterThan(all.length / 3)
  },
)

async function readerOf(owner: Person): Promise<Person> {
  const reader = await world.person('Rita')
  await owner.post('/people', { email: reader.email, role: 'read_only' })
  return reader.in(owner.business ?? '')
}

const pathOf = ({ path, query }: Request): string => {
  const text = new URLSearchParams(query).toString()
  return text ? `${path}?${text}` : path
}

/** A plausible request with one thing wrong: in its path, its query, its headers or its body. */
function requestOf(random: Random, operation: Operation): Request {
  const sampler: Sampler = { random, stock: stocks.own }
  const body = operation.upload
    ? random.of(['', 'x', 'a,b\n1,2', '\u0000'.repeat(50), '{"a":', '<OFX>'])
    : operation.body && sampleOf(sampler, operation.body, '', prefixOf(operation))
  const request: Request = {
    what: 'as it should be',
    path: samplePath(sampler, operation),
    query: sampleQuery(sampler, operation),
    body: operation.method === 'GET' ? undefined : (body ?? {}),
  }
  const ways: ((made: Request) => Request)[] = [
    (made) => made,
    (made) => foreign(made, sampler, operation),
    (made) => headerWrong(random, made),
    ...(operation.path.includes('{')
      ? [(made: Request) => pathWrong(random, operation, made)]
      : []),
    ...(operation.parameters.some((each) => each.in === 'query')
      ? [(made: Request) => queryWrong(random, operation, made)]
      : []),
    ...(operation.body
      ? Array.from({ length: 6 }, () => (made: Request) => bodyWrong(random, made))
      : []),
  ]
  return random.of(ways)(request)
}

/** The ids of another business in place of its own. */
function foreign(made: Request, sampler: Sampler, operation: Operation): Request {
  const theirs: Sampler = { ...sampler, stock: stocks.other }
  const body = operation.body && sampleOf(theirs, operation.body, '', prefixOf(operation))
  const path = samplePath(theirs, operation)
  return {
    ...made,
    what: 'ids of another business',
    path,
    body: made.body === undefined ? undefined : (body ?? made.body),
  }
}

const pathWrong = (random: Random, operation: Operation, made: Request): Request => {
  if (random.below(8) === 0)
    return { ...made, what: 'path unreadable', path: `${made.path}/%zz%c0%af` }
  const { what, value } = wrongText(random)
  const path = operation.path.replaceAll(
    /\{\w+\}/g,
    encodeURIComponent((value as string).toWellFormed()),
  )
  return { ...made, what: `path ${what}`, path }
}

function queryWrong(random: Random, operation: Operation, made: Request): Request {
  const names = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name)
  const { what, value } = wrongText(random)
  const name = random.of([...names, 'unknown'])
  return {
    ...made,
    what: `query ${name} ${what}`,
    query: { ...made.query, [name]: value as string },
  }
}

function headerWrong(random: Random, made: Request): Request {
  const [name, value] = random.of([
    ['smb-business', 'nobody’s'.replace('’', '')],
    ['smb-business', 'x'.repeat(300)],
    ['idempotency-key', 'x'.repeat(300)],
    ['idempotency-key', 'the same for all'],
    ['content-type', 'text/plain'],
    ['content-type', 'application/json; charset=utf-7'],
    ['authorization', 'Bearer x'],
    ['accept-language', '*'.repeat(2000)],
  ] as const)
  return { ...made, what: `header ${name}`, headers: { [name]: value } }
}

function bodyWrong(random: Random, made: Request): Request {
  if (random.below(15) === 0) {
    const text = random.of([
      '',
      '{',
      '[1,',
      '"x"',
      'null',
      '\ufeff{}',
      '{"a":1}{"b":2}',
      '{"__proto__":{"x":1}}',
    ])
    return {
      ...made,
      what: `body ${text}`,
      body: text,
      headers: { 'content-type': 'application/json' },
    }
  }
  const { what, value } = mutated(random, made.body)
  return { ...made, what: `body ${what}`, body: value }
}
