import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
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
beforeAll(async () => {
  house = await openRunningHouse({ isDurable: false })
  folder = await mkdtemp(join(tmpdir(), 'smb-cli-test-'))
  token = (await post<{ accessToken: string }>('/auth/register', person)).accessToken
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

test('numbers and statements from the command line', async () => {
  const details = { name: 'Papers', country: 'IE', baseCurrency: 'EUR' }
  const { slug } = await post<{ slug: string }>('/businesses', details)
  const business = ['--business', slug]
  const customer = await post<{ id: string }>('/customers', { name: 'Northwind' }, slug)
  const lines = [{ description: 'Design', unitPrice: '100' }]
  const body = { customerId: customer.id, lines }
  type Made = { id: string; version: number; number: string; lines: { id: string }[] }
  const draft = await post<Made>('/invoices', body, slug)
  const invoice = await post<Made>(`/invoices/${draft.id}/issue`, { version: draft.version }, slug)

  const listed = await smb(['numbers', 'list', ...business])
  expect(listed.out).toMatch(/invoice +INV-\{year\}-\{number\} +by year +INV-\d{4}-0002/)
  const reason = ['--reason', 'Written by hand']
  const raised = await smb(['numbers', 'raise', 'invoice', '10', ...reason, ...business])
  expect(raised.out).toMatch(/^The next number is INV-\d{4}-0010\n$/)
  const low = await smb(['numbers', 'raise', 'invoice', '5', ...reason, ...business])
  expect([low.code === 0, low.err.includes('It can only be raised')]).toEqual([false, true])
  const wrong = await smb(['numbers', 'raise', 'receipt', '5', ...reason, ...business])
  expect(wrong.err).toContain('is no series')
  const report = await smb(['numbers', 'report', ...business])
  expect(report.out).toMatch(/invoice +\d{4} +1 +9 +1 +0 +2–9 +none/)
  expect(`${report.out}${report.err}`).toContain('Written by hand (Mara')

  const credited = [
    { invoiceLineId: invoice.lines[0]?.id, amount: { amount: '100', currency: 'EUR' } },
  ]
  await post('/credit-notes', { invoiceId: invoice.id, lines: credited }, slug)
  expect((await smb(['invoice', 'list', ...business])).out).toMatch(/ credited +100\.00 +0\.00/)
  const told = await smb(['customer', 'statement', customer.id, ...business])
  expect(told.out).toMatch(/invoice INV-\d{4}-0001 +100\.00 +100\.00/)
  expect(told.out).toMatch(/Closing balance EUR +0\.00/)
  const file = join(folder, 'statement.pdf')
  const pdf = ['--pdf', file, '--language', 'fr']
  expect((await smb(['customer', 'statement', customer.id, ...pdf, ...business])).code).toBe(0)
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
}, 120_000)
