import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const root = join(import.meta.dirname, '../..')
const fixture = (name: string): string => join(root, 'fixtures', name)

const cli = openCliHouse()

/** A business of its own with one bank account: the flags that name both. */
async function bankFlags(name: string): Promise<string[]> {
  const details = { name, country: 'IE', baseCurrency: 'EUR' }
  const { slug } = await cli.post<{ slug: string }>('/businesses', details)
  const bank = { name: 'Main', currency: 'EUR' }
  const { id } = await cli.post<{ id: string }>('/bank-accounts', bank, slug)
  return ['--business', slug, '--account', id]
}

test('a file that can be read in two ways is asked about with the flag of each answer', async () => {
  const flags = await bankFlags('Asked')
  const importing = ['import', 'bank', fixture('bank-csv/ambiguous-dates.csv'), ...flags]

  const preview = await cli.smb([...importing, '--preview'])
  const refused = await cli.smb(importing)
  const answered = await cli.smb([...importing, '--date-order', 'dmy'])
  const again = await cli.smb(importing)

  expect(preview.err).toContain('Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?')
  expect(preview.err).toContain('March 4th, 2026: --date-order mdy')
  expect(preview.out).toMatch(/Amount\s+amount\s+120\.00 · -12\.40 · -2\.50/)
  expect([preview.code, answered.code, again.code]).toEqual([0, 0, 0])
  expect(refused.code).not.toBe(0)
  expect(refused.err).toContain('csv.question_open')
  expect(answered.out).toContain('3 of 3 lines are new, 0 were there already.')
  expect(again.out).toContain('0 of 3 lines are new, 3 were there already.')
}, 60_000)

test('CSV and OFX come in by the same command, and say whether they add up', async () => {
  const flags = await bankFlags('Both')
  const csv = fixture('bank-csv/harbour-two-columns.csv')

  const preview = await cli.smb(['import', 'bank', csv, ...flags, '--preview'])
  const made = await cli.smb(['import', 'bank', csv, ...flags])
  const ofx = await cli.smb([
    'import',
    'bank',
    fixture('ofx/may-sgml-1252.ofx'),
    ...flags,
    '--json',
  ])

  expect(preview.out).toMatch(/2026-02-14\s+2500\.00\s+NORTHWIND CLINIC, INV-0007/)
  expect(made.out).toContain('4 of 4 lines are new, 0 were there already. Opening 1200.00 EUR')
  expect(JSON.parse(ofx.out)).toMatchObject({ csv: null, import: { newCount: 5 } })
}, 60_000)

test('columns are named by a flag, and wrong ones are refused in words', async () => {
  const flags = await bankFlags('Named')
  const csv = fixture('bank-csv/ambiguous-sign.csv')
  const naming = (columns: string) =>
    cli.smb(['import', 'bank', csv, ...flags, '--columns', columns, '--sign', 'reversed'])

  const unknown = await naming('date,merchant,amount')
  const missing = await naming('date,description,ignore')
  const made = await naming('date,description,amount')

  expect([unknown.code, missing.code].every((code) => code !== 0)).toBe(true)
  expect(unknown.err).toContain('csv.mapping_malformed')
  expect(missing.err).toContain('csv.role_missing')
  expect(made.out).toContain('2 of 2 lines are new')
}, 60_000)
