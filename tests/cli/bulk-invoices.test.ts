import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningHouse } from '@smb/test-world/running-house'
import { openRunningHouse } from '@smb/test-world/running-house'

const root = join(import.meta.dirname, '../..')
const person = { name: 'Mara', email: 'mara@example.com', password: 'keeps very good books' }

let house: RunningHouse
let folder: string
let token: string
let slug: string
beforeAll(async () => {
  house = await openRunningHouse({ isDurable: false })
  folder = await mkdtemp(join(tmpdir(), 'smb-cli-test-'))
  token = (await post<{ accessToken: string }>('/auth/register', person)).accessToken
  const { email, password } = person
  const words = ['sign-in', '--url', house.apiOrigin, '--email', email, '--password-stdin']
  expect((await smb(words, `${password}\n`)).code).toBe(0)
  const details = { name: 'Many Prints', country: 'IE', baseCurrency: 'EUR' }
  slug = (await post<{ slug: string }>('/businesses', details)).slug
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

async function post<T>(path: string, body: object, business?: string): Promise<T> {
  const answer = await fetch(`${house.apiOrigin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(path.startsWith('/auth') ? {} : { authorization: `Bearer ${token}` }),
      ...(business ? { 'smb-business': business } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

test('many invoices are previewed, issued and written off from the command line', async () => {
  const customer = await post<{ id: string }>('/customers', { name: 'Northwind' }, slug)
  const draft = async (body: object) => (await post<{ id: string }>('/invoices', body, slug)).id
  const lines = [{ description: 'Print', unitPrice: '100' }]
  const [first, second, nobody] = [
    await draft({ customerId: customer.id, lines }),
    await draft({ customerId: customer.id, lines }),
    await draft({ lines }),
  ]
  const bulk = (action: string, ids: string, ...more: string[]) =>
    smb(['invoice', 'bulk', action, '--business', slug, '--ids', ids, ...more])

  const ids = [first, second, nobody].join(',')
  const seen = await bulk('issue', ids, '--preview')
  expect(seen.code).toBe(1)
  expect(seen.out).toMatch(/INV-\d{4}-0001 +Northwind +100\.00 +EUR +done/)
  expect(seen.out).toMatch(/draft +100\.00 +EUR +failed +\S+/)
  expect(seen.err).toContain('Nothing was changed: 2 ready, 0 skipped, 1 refused.')
  expect((await bulk('issue', `${first},${second}`)).err).toContain('2 done, 0 skipped, 0 refused.')

  expect((await bulk('write-off', first)).err).toContain('--reason is missing')
  const reason = ['--reason', 'Closed down']
  expect((await bulk('write-off', first, ...reason)).out).toMatch(/100\.00 +EUR +done +wof_/)
  const again = await bulk('write-off', `${first},${second}`, ...reason, '--json')
  const whole = JSON.parse(again.out) as { rows: { outcome: string; message: string | null }[] }
  expect(whole.rows.map(({ outcome }) => outcome)).toEqual(['skipped', 'done'])
  expect(whole.rows[0]?.message).toBe('Nothing of it is outstanding.')
  expect((await bulk('archive', ',')).code).toBe(2)
}, 60_000)

test('saved views are listed and removed from the command line', async () => {
  const body = { name: 'Late ones', path: '/invoices', query: 'status=overdue', isShared: true }
  const { id } = await post<{ id: string }>('/saved-views', body, slug)
  const list = () => smb(['view', 'list', '--business', slug])
  expect((await list()).out).toMatch(/Late ones +\/invoices +status=overdue +you +yes +viw_/)
  const removed = await smb(['view', 'remove', id, '--business', slug])
  expect(removed).toMatchObject({ code: 0, out: 'Removed “Late ones”\n' })
  expect((await list()).out).not.toContain('Late ones')
}, 60_000)
