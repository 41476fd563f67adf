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
  folder = await mkdtemp(join(tmpdir(), 'smb-cli-journals-'))
  const { accessToken } = await post<{ accessToken: string }>('/auth/register', person)
  const details = { name: 'Quay Prints', country: 'IE', baseCurrency: 'EUR' }
  slug = (await post<{ slug: string }>('/businesses', details, accessToken)).slug
  const words = ['--url', house.apiOrigin, '--email', person.email, '--password-stdin']
  expect((await smb(['sign-in', ...words], `${person.password}\n`)).code).toBe(0)
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

async function importing(text: string, ...flags: string[]): Promise<Ended> {
  const file = join(folder, 'march.csv')
  await writeFile(file, text)
  return smb(['import', 'journals', file, '--business', slug, ...flags])
}

const file = [
  'Entry,Date,Account,Text,Debit,Credit',
  'J-1,31/03/2026,6100,March rent,"1,200.00",',
  'J-1,,1010,,,"1,200.00"',
].join('\n')

test(
  'a spreadsheet of journals is previewed, posted once, and told apart by its rows',
  { timeout: 60_000 },
  async () => {
    const seen = await importing(file, '--preview')
    expect(seen).toMatchObject({ code: 0 })
    expect(seen.out).toContain('J-1')
    expect(seen.out).toContain('1200.00')
    expect(await importing(file)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Added: 1, there already: 0') as unknown,
    })
    expect((await importing(file)).out).toContain('Added: 0, there already: 1')

    const faulty = file.replace('6100', '6999').replaceAll('J-1', 'J-2')
    expect((await importing(faulty, '--preview')).out).toContain('There is no account “6999”')
    const refused = await importing(faulty)
    expect(refused.code).not.toBe(0)
    expect(refused.err).toContain('1 entry does not fit')
  },
)
