import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, passwordOf } from '@smb/test-world'
import { root } from '../../tools/gates/gates.ts'

const page = readFileSync(join(root, 'docs/api/README.md'), 'utf8')
const world = openWorld()
let origin: string
let folder: string

beforeAll(async () => {
  await world.business('Demo', 'Harbour Design Studio')
  origin = await world.house.server.listen({ host: '127.0.0.1', port: 0 })
  folder = await mkdtemp(join(tmpdir(), 'smb-api-readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The blocks of one language, one after the other, for the server of this test and its demo person. */
function blocks(language: string): string {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))]
    .map(([, text = '']) => text)
    .join('\n')
    .replaceAll('http://localhost:5000', origin)
    .replaceAll('demo-books-2026', passwordOf('Demo'))
}

/** The lines that a program prints; throws what it complains of. */
function linesOf(program: string, args: readonly string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: 60_000 }, (error, out, err) => {
      if (error || err.trim() !== '') reject(error ?? new Error(err))
      else resolve(out.trim().split('\n'))
    })
  })
}

test('what a developer reads first works in a shell', async () => {
  const [number, recorded, settlement, debit] = await linesOf('bash', [
    '--norc',
    '-euc',
    blocks('sh'),
  ])

  expect(number).toMatch(/^INV-2026-0001$/)
  expect([recorded, settlement]).toEqual(['recorded', 'paid'])
  expect(debit).toMatch(/^\d+\.\d\d$/)
})

test('and in TypeScript', async () => {
  const client = pathToFileURL(join(root, 'packages/api-client/src/index.ts')).href
  const program = join(folder, 'first-invoice.ts')
  await writeFile(program, blocks('ts').replace('@smb/api-client', client))

  const [refused, issued] = await linesOf(process.execPath, [program])

  expect(refused).toBe('409 invoice.changed_meanwhile')
  expect(issued).toMatch(/^INV-2026-0002 90\.00$/)
})

test('the problem that it shows is the one that the API answers with', async () => {
  const demo = await world.business('Demo', 'Harbour Design Studio')
  const { id, version } = await demo.post<{ id: string; version: number }>('/invoices', {})
  const problem = await demo.refused('PUT', `/invoices/${id}`, { version: version + 1 })
  const shown = JSON.parse(blocks('json').split('\n}\n').slice(0, 1).join() + '\n}') as object

  expect({ ...problem, requestId: '00000000-0000-0000-0000-000000000000' }).toMatchObject(shown)
})
