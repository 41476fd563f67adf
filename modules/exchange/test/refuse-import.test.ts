import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { file, importFile, refusedFile, transaction, whatThereIs } from './import-story.ts'

const world = openWorld()

const good = transaction('2026-01-05', ['Expenses:Rent 500 EUR', 'Assets:Bank -500 EUR'])
const lines = (amount: unknown) => ({
  date: '2026-01-05',
  lines: [
    { account: 'A', type: 'asset', debit_minor: amount, currency: 'EUR' },
    { account: 'B', type: 'income', credit_minor: amount, currency: 'EUR' },
  ],
})
const changed = (change: object) => ({ ...good, ...change })

test.each([
  [
    'an unbalanced transaction',
    transaction('2026-01-05', ['Expenses:Rent 501 EUR', 'Assets:Bank -500 EUR']),
    'exchange.unbalanced',
  ],
  [
    'currencies that balance only together',
    transaction('2026-01-05', ['Assets:A 5 USD', 'Assets:B -5 EUR']),
    'exchange.unbalanced',
  ],
  [
    'an unknown currency',
    transaction('2026-01-05', ['Assets:A 5 ABC', 'Assets:B -5 ABC']),
    'exchange.currency_unknown',
  ],
  ['more than 10^15 minor units', lines('1000000000000001'), 'exchange.amount_too_large'],
  ['a number that JSON cannot hold', lines(1e20), 'exchange.amount_too_large'],
  ['half a minor unit', lines(12.5), 'exchange.amount_malformed'],
  ['a negative amount', lines(-1), 'exchange.amount_negative'],
  ['an amount of nothing', lines(0), 'exchange.no_amount'],
  ['a day that is none', changed({ date: '2026-02-30' }), 'exchange.date_malformed'],
  ['one line only', changed({ lines: [] }), 'exchange.too_few_lines'],
  [
    'an account with two types',
    {
      date: '2026-01-05',
      lines: [
        { account: 'A', type: 'asset', debit_minor: 1, currency: 'EUR' },
        { account: 'A', type: 'income', credit_minor: 1, currency: 'EUR' },
      ],
    },
    'exchange.account_type_changed',
  ],
  [
    'an account name of 300 characters',
    transaction('2026-01-05', [`Assets:${'x'.repeat(300)} 5 EUR`, 'Assets:B -5 EUR']),
    'exchange.field_malformed',
  ],
])('%s is refused with its line, and nothing changed', async (_name, bad, code) => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await whatThereIs(world)

  const problem = await refusedFile(mara, file(good, bad, good))

  expect(problem).toMatchObject({ status: 422, code, issues: [{ path: ['line', 2], code }] })
  expect(problem.detail).toMatch(/^Line 2: .* Nothing was imported\.$/)
  expect(await whatThereIs(world)).toEqual(before)
})

test.each([
  ['text that is no JSON', Buffer.from('{"date":\n'), 'exchange.not_json'],
  [
    'bytes that are no UTF-8',
    Buffer.from([...Buffer.from('{"description":"caf'), 0xe9, 0x22, 0x7d, 0x0a]),
    'exchange.not_utf8',
  ],
  ['an empty file', Buffer.from('\n \n'), 'exchange.empty'],
])('%s is refused', async (_name, bytes, code) => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await whatThereIs(world)
  expect(await refusedFile(mara, bytes)).toMatchObject({ status: 422, code })
  expect(await whatThereIs(world)).toEqual(before)
})

test('the first twenty bad lines are told together', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const bad = changed({ date: 'yesterday' })

  const few = await refusedFile(mara, file(good, bad, good, bad, good, bad))
  const many = await refusedFile(mara, file(good, ...Array.from({ length: 500 }, () => bad)))

  expect(few.issues.map(({ path }) => path)).toEqual([
    ['line', 2],
    ['line', 4],
    ['line', 6],
  ])
  expect(few.detail).toMatch(/^Line 2: .* 2 more lines need attention\.$/)
  expect(many.issues.map(({ path }) => path[1])).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 2),
  )
})

test(
  'a line of 200 MB is refused over the wire, and is never held in memory',
  { timeout: 120_000 },
  async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const before = await whatThereIs(world)
    const address = await world.house.server.listen({ port: 0, host: '127.0.0.1' })
    const held = retained()
    let most = 0
    const piece = Buffer.alloc(1 << 20, 'x')
    function* line() {
      yield Buffer.from('{"description":"')
      for (let sent = 0; sent < 200; sent += 1) {
        if (sent % 20 === 0) most = Math.max(most, retained() - held)
        yield piece
      }
      yield Buffer.from('"}\n')
    }

    const problem = await sent(
      mara,
      `${address}/api/v1/journal-imports`,
      Readable.from(line(), { objectMode: false }),
    )

    expect(problem).toMatchObject({
      status: 422,
      code: 'exchange.line_too_long',
      issues: [{ path: ['line', 1] }],
    })
    expect(most).toBeLessThan(100 * 1024 * 1024)
    expect(await whatThereIs(world)).toEqual(before)
  },
)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes that this process really holds: sender and server share it, and sockets leave garbage behind. */
function retained(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function sent(who: Person, url: string, body: Readable): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${who.accessToken}`,
    'smb-business': who.business ?? '',
    'content-type': 'application/x-ndjson',
  }
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (answer) => {
      json(answer).then(resolve, reject)
    })
    sending.on('error', reject)
    body.pipe(sending)
  })
}

test('rule 44: an entry in a closed period is refused with its line; what is there already does not count', async () => {
  const omar = await world.business('Omar', 'Omar Motors')
  await importFile(omar, file(good))
  await omar.put('/book/lock-date', { lockDate: '2026-05-31' })
  const open = transaction('2026-06-01', ['Expenses:Rent 500 EUR', 'Assets:Bank -500 EUR'])
  const closed = transaction('2026-05-31', ['Expenses:Rent 500 EUR', 'Assets:Bank -500 EUR'])
  const before = await whatThereIs(world)

  const problem = await refusedFile(omar, file(good, open, closed, open, closed))

  expect(problem).toMatchObject({ status: 423, code: 'ledger.period_locked' })
  expect(problem.issues.map(({ path }) => path)).toEqual([
    ['line', 3],
    ['line', 5],
  ])
  expect(problem.detail).toContain('closed up to 2026-05-31')
  expect(await whatThereIs(world)).toEqual(before)
  expect(await importFile(omar, file(good, open))).toMatchObject({ added: 1, alreadyThere: 1 })
})

test('an archived account takes nothing new', async () => {
  const noor = await world.business('Noor', 'Noor Textiles')
  await importFile(noor, file(good))
  const { items } = await noor.get<{ items: AccountListItem[] }>('/accounts')
  const rent = items.find(({ code }) => code === 'Expenses:Rent')
  await noor.post(`/accounts/${rent?.id}/archive`, { version: rent?.version })

  const problem = await refusedFile(noor, file(good, changed({ date: '2026-01-06' })))

  expect(problem).toMatchObject({
    status: 409,
    code: 'ledger.account_archived',
    issues: [{ path: ['line', 2] }],
  })
  expect(await importFile(noor, file(good))).toMatchObject({ added: 0, alreadyThere: 1 })
})

test('an account of one currency takes no other', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  await lena.post('/accounts', {
    code: 'Assets:Dollars',
    name: 'Assets:Dollars',
    type: 'asset',
    currency: 'USD',
  })
  const problem = await refusedFile(
    lena,
    file(transaction('2026-01-05', ['Assets:Dollars 5 EUR', 'Assets:Bank -5 EUR'])),
  )
  expect(problem).toMatchObject({
    status: 422,
    code: 'ledger.account_currency',
    issues: [{ path: ['line', 1] }],
  })
})

test('who may not import is refused, and a stranger finds no such business', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const tariq = await world.person('Tariq')
  await mara.post('/people', { email: tariq.email, role: 'bookkeeper' })
  const zoe = await world.person('Zoe')

  expect(await refusedFile(tariq.in(mara.business ?? ''), file(good))).toMatchObject({
    status: 403,
  })
  expect(await refusedFile(zoe.in(mara.business ?? ''), file(good))).toMatchObject({ status: 404 })
  expect(
    await tariq.in(mara.business ?? '').refused('GET', '/exports/journal?format=jsonl'),
  ).toMatchObject({ status: 403 })
})

test('a body of another kind is refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  expect(await mara.refused('POST', '/journal-imports', { transactions: [] })).toMatchObject({
    status: 422,
    code: 'request.no_file',
  })
})
