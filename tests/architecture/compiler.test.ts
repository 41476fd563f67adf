import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../../tools/gates/gates.ts'
import { commandPath, runScript } from '../../tools/gates/run-tool.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smb-compiled-'))
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rm(folder, { recursive: true }))

/** The compiler's complaints about `source`, read under the settings of the given tsconfig. */
async function complaints(settings: string, source: string): Promise<string[]> {
  const place = await mkdtemp(join(folder, 'case-'))
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'planted.ts'), source)
  await writeFile(
    join(place, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, settings), files: ['planted.ts'], include: [] }),
  )
  const { output } = await runScript(commandPath('ts7', 'tsc'), ['-p', place, '--noEmit'])
  return output.split('\n').filter((line) => line.includes('error TS'))
}

describe('core', () => {
  const foreign = [
    'process.cwd()',
    "Buffer.from('a')",
    "fetch('https://example.com')",
    'document.title',
    'window.name',
    'setTimeout(() => undefined, 1)',
    "console.log('a')",
    'crypto.randomUUID()',
  ]

  test.each(foreign)('cannot see %s', async (expression) => {
    const found = await complaints('core/tsconfig.json', `export const planted = ${expression}\n`)

    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/TS(2304|2580|2584|2591|2868): Cannot find name/)
  })

  test('sees what it is made of', async () => {
    const source = `import { z } from 'zod'
import { Money, currency } from '@smb/core/money'
export const zero: Money = Money.zero(currency('EUR'))
export const Name = z.string()
`
    expect(await complaints('core/tsconfig.json', source)).toEqual([])
  })
})

describe('a repository', () => {
  const reading = (table: string) => `import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { LedgerTables } from '${root}/modules/ledger/src/tables.generated.ts'
export const planted = (tx: ReadTx) => tablesOf<LedgerTables>(tx).selectFrom('${table}').execute()
`

  test('names the tables of its own module', async () => {
    expect(await complaints('tsconfig.base.json', reading('ledger.account'))).toEqual([])
  })

  test('cannot name a table of another module', async () => {
    const found = await complaints('tsconfig.base.json', reading('invoicing.invoice'))

    expect(found.join('\n')).toContain('invoicing.invoice')
    expect(found.join('\n')).toMatch(/TS(2345|2769)/)
  })

  test('cannot reach the connection behind a transaction', async () => {
    const source = `import type { Tx } from '@smb/platform/db'
export const planted = (tx: Tx) => tx.query('select 1')
`
    expect((await complaints('tsconfig.base.json', source)).join('\n')).toContain('TS2339')
  })
})
