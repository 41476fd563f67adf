import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../tools/gates/gates.ts'
import { publishedViews, sqlReachFaults } from './sql-reach.ts'
import type { SqlText } from './sql-reach.ts'

const require = createRequire(import.meta.url)
const tiers = require('../../tools/tiers.json') as string[][]

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const migrations = globSync('modules/*/migrations/*.sql', { cwd: root })
const views = publishedViews(migrations.map(read))

test('SQL writes the tables of its own module and reads what lower tiers publish', () => {
  const sources = globSync('modules/*/src/**/*.ts', { cwd: root }).filter(
    (path) => !path.endsWith('.generated.ts'),
  )
  const texts: SqlText[] = [...sources, ...migrations].map((path) => ({
    module: path.split('/')[1] ?? '',
    path,
    text: read(path),
  }))
  expect(texts.length).toBeGreaterThan(50)
  expect(texts.flatMap((text) => sqlReachFaults(text, { tiers, views }))).toEqual([])
})

describe('a planted reach is seen:', () => {
  const planted = [
    {
      what: 'writing a table of a lower tier',
      module: 'invoicing',
      text: 'insert into ledger.journal_line (debit) values (1)',
      fault: 'x.ts writes ledger.journal_line, which is not its own',
    },
    {
      what: 'changing a table of a lower tier',
      module: 'reports',
      text: 'update\n  ledger.account set name = $1',
      fault: 'x.ts writes ledger.account, which is not its own',
    },
    {
      what: 'reading a table of a lower tier',
      module: 'invoicing',
      text: 'select * from ledger.journal_line',
      fault: 'x.ts reads the table ledger.journal_line',
    },
    {
      what: 'reading a table of a higher tier',
      module: 'ledger',
      text: 'select 1 from invoicing.invoice',
      fault: 'x.ts reaches up to invoicing.invoice',
    },
    {
      what: 'calling a function of the same tier',
      module: 'tax',
      text: 'select parties.keep_bill_to($1)',
      fault: 'x.ts reaches up to parties.keep_bill_to',
    },
  ]
  test.each(planted)('$what', ({ module, text, fault }) => {
    const reach = { tiers, views: new Set<string>() }
    expect(sqlReachFaults({ module, path: 'x.ts', text }, reach)).toEqual([fault])
  })
})

test('what lower tiers publish stays in reach', () => {
  const reach = { tiers, views: new Set(['invoicing.open_item']) }
  const faults = (module: string, text: string) =>
    sqlReachFaults({ module, path: 'x.ts', text }, reach)
  expect(faults('banking', 'select * from invoicing.open_item')).toEqual([])
  expect(faults('banking', 'select * from ledger.movements($1, $2)')).toEqual([])
  expect(faults('reports', 'select * from ledger.account')).toEqual([])
  expect(faults('ledger', 'insert into ledger.account values ($1)')).toEqual([])
})
