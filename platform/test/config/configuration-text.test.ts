import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import {
  configurationDoc,
  envExample,
  environmentIn,
  readConfig,
  unknownVariables,
} from '../../src/config/index.ts'
import { variables } from '../../src/config/variables.ts'

const folder = mkdtempSync(join(tmpdir(), 'smb-test-env-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the example names every variable a person may set, and changes nothing as it is', () => {
  const example = envExample()
  expect(parseEnv(example)).toEqual({})
  const filledIn = parseEnv(example.replaceAll(/^# ([A-Z_]+=)/gm, '$1'))
  const settable = variables.filter(({ group }) => group !== 'Set by our own commands')
  expect(Object.keys(filledIn).sort()).toEqual(settable.map(({ name }) => name).sort())
  expect(readConfig(filledIn)).toEqual(readConfig({}))
})

test('the documentation has a row for every variable, with default and meaning', () => {
  const rows = configurationDoc().split('\n')
  for (const { name, meaning } of variables) {
    const row = rows.find((line) => line.startsWith(`| \`${name}\` |`))
    expect(row).toContain(meaning)
    expect(row?.split(' | ')).toHaveLength(5)
  }
})

test('.env is read, and the environment wins over it', () => {
  writeFileSync(join(folder, '.env'), 'PORT=5011\nWEB_PORT=3011\n')
  process.env['WEB_PORT'] = '3012'
  try {
    expect(readConfig(environmentIn(folder))).toMatchObject({ port: 5011, webPort: 3012 })
  } finally {
    delete process.env['WEB_PORT']
  }
  expect(environmentIn(join(folder, 'nowhere'))['PORT']).toBe(process.env['PORT'])
})

test('a mistyped variable is pointed out', () => {
  expect(unknownVariables({ SMB_PGPORT: '5432', SMB_PG_PORT: '5432', PATH: '/bin' })).toEqual([
    'SMB_PGPORT is set, but there is no such setting; see .env.example for those there are.',
  ])
})
