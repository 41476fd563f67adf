import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gates, root } from '../../tools/gates/gates.ts'
import { migrationFaults } from '../../tools/gates/migration-faults.ts'
import { MissingToolError, commandPath, runScript } from '../../tools/gates/run-tool.ts'

const check = (...args: string[]) => runScript(`${root}/tools/gates/check.ts`, args)

describe('npm run check', () => {
  test('finds the tool of every gate', () => {
    for (const { tool } of gates)
      if ('package' in tool) expect(commandPath(tool.package, tool.bin)).toMatch(/^\//)
  })

  test('says loudly that a tool is missing', () => {
    expect(() => commandPath('no-such-linter', 'lint')).toThrow(MissingToolError)
    expect(() => commandPath('no-such-linter', 'lint')).toThrow(/not installed: run npm install/)
    expect(() => commandPath('eslint', 'no-such-command')).toThrow(MissingToolError)
  })

  test('runs one gate and says how it ended', async () => {
    const { exitCode, output } = await check('--only', 'types-core')
    expect(output).toMatch(/^(ok |RED) {2}types-core +\d+\.\d s/)
    expect(exitCode).toBe(output.startsWith('ok') ? 0 : 1)
  })

  test('knows no other gates than its own', async () => {
    const { exitCode, output } = await check('--only', 'taste')
    expect(exitCode).toBe(2)
    expect(output).toContain('Usage: npm run check')
  })
})

test('the SQL linter reports what the house does not want', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smb-planted-sql-'))
  const lint = async (sql: string) => {
    await writeFile(join(folder, 'planted.sql'), sql)
    const args = ['--config', join(root, '.squawk.toml'), '--reporter', 'gcc', 'planted.sql']
    return runScript(commandPath('squawk-cli', 'squawk'), args, { cwd: folder })
  }
  try {
    const sound = 'create table a.b (id uuid primary key, at timestamptz);'
    expect((await lint(sound)).exitCode).toBe(0)
    for (const [sql, rule] of [
      ['create table b (id uuid primary key);', 'require-table-schema'],
      ['create table a.b (id uuid primary key, at timestamp);', 'prefer-timestamp-tz'],
      ['create table a.b (id serial primary key);', 'prefer-identity'],
      ['drop table a.b;', 'ban-drop-table'],
      ['alter table a.b add column c text not null;', 'adding-required-field'],
      ['create tabel a.b (id uuid);', 'syntax-error'],
    ]) {
      const { exitCode, output } = await lint(`${sql ?? ''}\n`)
      expect(output, sql).toContain(rule)
      expect(exitCode, sql).toBe(1)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
})

describe('a migration', () => {
  const name = 'modules/a/migrations/20260101T0000-create-a.sql'
  const faults = (path: string, sql: string) => migrationFaults([{ path, sql }])

  test('says why in its first line', () => {
    expect(faults(name, '-- why: an account needs a name.\nselect 1;')).toEqual([])
    expect(faults(name, 'select 1;')).toEqual([`${name}: the first line says why: "-- why: …"`])
  })

  test('has a moment and a plain name', () => {
    expect(faults('modules/a/migrations/2026-create.sql', '-- why: x')[0]).toContain('name it like')
  })

  test('does not open a transaction of its own', () => {
    expect(faults(name, '-- why: x\nbegin;\nselect 1;\ncommit;')).toEqual([
      `${name}: the runner opens and ends the transaction`,
    ])
    const body =
      '-- why: x\ncreate function a.b() returns void language plpgsql as $$\nbegin\n  null;\nend $$;'
    expect(faults(name, body)).toEqual([])
  })

  test('shares its moment with no other', () => {
    const other = 'modules/b/migrations/20260101T0000-create-b.sql'
    const twins = [name, other].map((path) => ({ path, sql: '-- why: x' }))
    expect(migrationFaults(twins)).toEqual([
      `${name}: ${other} has the same moment; the order must be plain`,
      `${other}: ${name} has the same moment; the order must be plain`,
    ])
  })
})
