import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWorld } from '@smb/test-world'
import {
  databaseFiles,
  modulesWithTables,
  root,
  sourceFiles,
  staleFiles,
} from '../../tools/gen/generated-files.ts'
import { listOf, migrationListPath } from '../../tools/gen/migration-list.ts'

const world = openWorld()
const advice = 'is stale: run npm run gen'

async function expectFresh(made: ReadonlyMap<string, string>, path: string): Promise<void> {
  const committed = await readFile(join(root, path), 'utf8').catch(() => 'there is no such file')
  expect(made.has(path), `${path} is not generated any more`).toBe(true)
  expect(committed, `${path} ${advice}`).toBe(made.get(path))
}

describe('from the database', () => {
  let made: Map<string, string>
  beforeAll(async () => {
    made = await databaseFiles(world.urls.ownerUrl)
  })

  test.each(modulesWithTables())('the table types of %s are fresh', async (module) => {
    await expectFresh(made, `modules/${module}/src/tables.generated.ts`)
  })

  test('the schema dump is fresh', () => expectFresh(made, 'db/schema.generated.sql'))

  test('a change of the schema shows in both', async () => {
    await world.rows('alter table ledger.account add column planted text')
    try {
      const changed = await databaseFiles(world.urls.ownerUrl)
      const differing = [...changed].filter(([path, text]) => made.get(path) !== text)
      expect(differing.map(([path]) => path)).toEqual([
        'modules/ledger/src/tables.generated.ts',
        'db/schema.generated.sql',
      ])
    } finally {
      await world.rows('alter table ledger.account drop column planted')
    }
  })
})

describe('from the sources', () => {
  let made: Map<string, string>
  beforeAll(async () => {
    made = await sourceFiles()
  })

  test('the settings to copy are fresh', () => expectFresh(made, '.env.example'))
  test('the configuration page is fresh', () =>
    expectFresh(made, 'docs/configuration.generated.md'))
  test('the error catalogue is fresh', () => expectFresh(made, 'docs/errors.generated.md'))
  test('the list of migrations is fresh', () => expectFresh(made, migrationListPath))
  test('the API description is fresh', () => expectFresh(made, 'packages/api-client/openapi.json'))

  test('the client made from it is fresh', async () => {
    const client = [...made.keys()].filter((path) => path.includes('/src/generated/'))
    expect(client.length).toBeGreaterThan(3)
    for (const path of client) await expectFresh(made, path)
    expect(staleFiles(made).filter((path) => path.endsWith('.ts'))).toEqual([])
  })
})

test('a migration that was listed is neither changed nor taken away', () => {
  const [first, second] = [
    { name: '1-first', sql: '', checksum: 'aa' },
    { name: '2-second', sql: '', checksum: 'bb' },
  ]
  const listed = listOf([first], '')
  expect(listed).toBe('aa  1-first\n')
  expect(listOf([first, second], listed)).toBe('aa  1-first\nbb  2-second\n')
  expect(() => listOf([{ ...first, checksum: 'cc' }], listed)).toThrow(
    'Migration 1-first was changed.',
  )
  expect(() => listOf([second], listed)).toThrow('Migration 1-first was taken away.')
})
