import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningHouse } from '@smb/test-world/running-house'
import { openRunningHouse } from '@smb/test-world/running-house'

const root = join(import.meta.dirname, '../..')
const person = { name: 'Mara', email: 'mara@example.com', password: 'keeps very good books' }

let house: RunningHouse
let folder: string
let slug: string
beforeAll(async () => {
  house = await openRunningHouse({ isDurable: false })
  folder = await mkdtemp(join(tmpdir(), 'smb-cli-test-'))
  const { accessToken } = await post<{ accessToken: string }>('/auth/register', person)
  const details = { name: 'Quay Bakery', country: 'IE', baseCurrency: 'EUR' }
  slug = (await post<{ slug: string }>('/businesses', details, accessToken)).slug
  const { email, password } = person
  const words = ['sign-in', '--url', house.apiOrigin, '--email', email, '--password-stdin']
  expect((await smb(words, `${password}\n`)).code).toBe(0)
}, 120_000)
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

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

test('products and services from the command line', async () => {
  const run = (...words: string[]) => smb([...words, '--business', slug])
  const rye = ['item', 'create', '--name', 'Rye bread', '--code', 'RYE', '--price', '4.5']

  const made = await run(...rye, '--unit', 'loaf')
  await run('item', 'create', '--name', 'Delivery')

  expect([made.code, made.out]).toEqual([
    0,
    expect.stringMatching(/^Rye bread is itm_[a-z0-9]+\n$/),
  ])
  const { out } = await run('item', 'list', '--search', 'ry', '--json')
  expect(JSON.parse(out)).toMatchObject([
    { name: 'Delivery', unitPrice: null },
    { name: 'Rye bread', code: 'RYE', unitPrice: '4.5', unit: 'loaf', currency: 'EUR' },
  ])
  const again = await run(...rye)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('RYE is already in use')])
  const report = await run('report', 'sales', '--by', 'item')
  expect([report.code, report.out]).toEqual([0, expect.stringContaining('Total')])
})

test('a list of products from a file, looked at first, and found', async () => {
  const file = join(folder, 'products.csv')
  await writeFile(file, 'price;name;code\n1.250;Wedding cake;CAKE\n')
  const run = (...words: string[]) => smb([...words, '--business', slug])

  const asked = await run('item', 'import', file, '--preview')
  expect(asked.out + asked.err).toContain('does the point mark')
  const preview = await run('item', 'import', file, '--preview', '--decimals', 'comma')
  expect(preview.out).toMatch(/2 +CAKE +Wedding cake +1250 +new/)
  expect((await run('search', 'wedding')).out).not.toContain('CAKE')

  const made = await run('item', 'import', file, '--decimals', 'comma')
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('Added: 1, changed: 0')])
  const again = await run('item', 'import', file, '--decimals', 'comma')
  expect(again.out).toContain('Added: 0, changed: 0, as they are: 1')
  expect((await run('search', 'wedding')).out).toMatch(/item +Wedding cake +CAKE +1250 EUR/)
})
