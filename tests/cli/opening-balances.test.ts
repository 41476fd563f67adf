import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningHouse } from '@smb/test-world/running-house'
import { openRunningHouse } from '@smb/test-world/running-house'

const root = join(import.meta.dirname, '../..')
const person = { name: 'Nia', email: 'nia@example.com', password: 'keeps very good books' }

let house: RunningHouse
let folder: string
let slug: string
beforeAll(async () => {
  house = await openRunningHouse({ isDurable: false })
  folder = await mkdtemp(join(tmpdir(), 'smb-cli-test-'))
  const { accessToken } = await post<{ accessToken: string }>('/auth/register', person)
  const details = { name: 'Moved', country: 'IE', baseCurrency: 'EUR' }
  slug = (await post<{ slug: string }>('/businesses', details, accessToken)).slug
  const { email, password } = person
  const words = ['sign-in', '--url', house.apiOrigin, '--email', email, '--password-stdin']
  expect((await smb(words, `${password}\n`)).code).toBe(0)
}, 120_000)
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

type Ended = { readonly code: number; readonly out: string; readonly err: string }

/** Runs `smb` as people do, in a process of its own. */
function smb(words: readonly string[], input = ''): Promise<Ended> {
  const env = { ...process.env, SMB_CONFIG_DIR: folder }
  return new Promise((resolve) => {
    const program = [join(root, 'apps/cli/src/main.ts'), ...words]
    const child = execFile(process.execPath, program, { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end(input)
  })
}

async function post<T>(path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${house.apiOrigin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

test('books open with a trial balance from a file, are taken back, and reports are written as files', async () => {
  const [trial, owed] = [join(folder, 'trial.csv'), join(folder, 'owed.csv')]
  await writeFile(trial, 'code,debit,credit\n1010,"1,000.00",\n1100,80,\n3000,,1080\n')
  await writeFile(
    owed,
    'customer,number,date,due,amount\nQuay Dental,77,2025-12-01,2025-12-31,80\n',
  )
  const business = ['--business', slug]
  const words = ['opening-balances', 'post', trial, ...business, '--as-of', '2025-12-31']
  const refused = await smb(words)
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('must be equal')])
  const opened = await smb([...words, '--invoices', owed])
  expect([opened.err, opened.code]).toEqual(['', 0])
  expect(opened.out).toContain('with 1 open invoices')

  const balance = await smb(['report', 'trial-balance', ...business, '--as-of', '2025-12-31'])
  expect(balance.out).toMatch(/1010 .*1000\.00[\s\S]*1100 .*80\.00[\s\S]*3000 .*1080\.00/)
  const cash = await smb([
    'report',
    'cash-over-time',
    ...business,
    '--from',
    '2025-12-01',
    '--to',
    '2026-01-31',
  ])
  expect(cash.out).toMatch(
    /2025-12-31 +1000\.00 +1000\.00\n2026-01-01 +2026-01-31 +0\.00 +1000\.00/,
  )

  for (const [ending, start] of [
    ['pdf', '%PDF'],
    ['xlsx', 'PK'],
    ['csv', '\ufeffCode'],
  ] as const) {
    const file = join(folder, `trial.${ending}`)
    const wrote = await smb([
      'report',
      'file',
      'trial-balance',
      file,
      ...business,
      '--as-of',
      '2025-12-31',
    ])
    expect([wrote.err, wrote.code]).toEqual(['', 0])
    expect((await readFile(file, 'utf8')).startsWith(start)).toBe(true)
  }
  expect((await smb(['report', 'file', 'trial-balance', 'x.doc', ...business])).code).toBe(2)

  const listed = await smb(['opening-balances', 'list', ...business, '--json'])
  const { items } = JSON.parse(listed.out) as { items: { id: string }[] }
  const back = await smb(['opening-balances', 'reverse', items[0]?.id ?? '', ...business])
  expect([back.err, back.code]).toEqual(['', 0])
  const empty = await smb(['report', 'trial-balance', ...business, '--as-of', '2025-12-31'])
  expect(empty.out).not.toContain('1010')
}, 120_000)
