import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

test('books open with a trial balance from a file, are taken back, and reports are written as files', async () => {
  const [trial, owed] = [join(cli.folder, 'trial.csv'), join(cli.folder, 'owed.csv')]
  await writeFile(trial, 'code,debit,credit\n1010,"1,000.00",\n1100,80,\n3000,,1080\n')
  await writeFile(
    owed,
    'customer,number,date,due,amount\nQuay Dental,77,2025-12-01,2025-12-31,80\n',
  )
  const business = ['--business', cli.slug]
  const words = ['opening-balances', 'post', trial, ...business, '--as-of', '2025-12-31']
  const refused = await cli.smb(words)
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('must be equal')])
  const opened = await cli.smb([...words, '--invoices', owed])
  expect([opened.err, opened.code]).toEqual(['', 0])
  expect(opened.out).toContain('with 1 open invoices')

  const balance = await cli.smb(['report', 'trial-balance', ...business, '--as-of', '2025-12-31'])
  expect(balance.out).toMatch(/1010 .*1000\.00[\s\S]*1100 .*80\.00[\s\S]*3000 .*1080\.00/)
  const cash = await cli.smb([
    'report',
    'cash-over-time',
    ...business,
    '--from',
    '2025-12-01',
    '--to',
    '2026-01-31',
  ])
  expect(cash.out).toMatch(
    /2025-12-31 +1000\.00 +1000\.00\n2026-01-01 +2026-01-31 +0\.00 +1000\.00/,
  )

  for (const [ending, start] of [
    ['pdf', '%PDF'],
    ['xlsx', 'PK'],
    ['csv', '\ufeffCode'],
  ] as const) {
    const file = join(cli.folder, `trial.${ending}`)
    const wrote = await cli.smb([
      'report',
      'file',
      'trial-balance',
      file,
      ...business,
      '--as-of',
      '2025-12-31',
    ])
    expect([wrote.err, wrote.code]).toEqual(['', 0])
    expect((await readFile(file, 'utf8')).startsWith(start)).toBe(true)
  }
  expect((await cli.smb(['report', 'file', 'trial-balance', 'x.doc', ...business])).code).toBe(2)

  const listed = await cli.smb(['opening-balances', 'list', ...business, '--json'])
  const { items } = JSON.parse(listed.out) as { items: { id: string }[] }
  const back = await cli.smb(['opening-balances', 'reverse', items[0]?.id ?? '', ...business])
  expect([back.err, back.code]).toEqual(['', 0])
  const empty = await cli.smb(['report', 'trial-balance', ...business, '--as-of', '2025-12-31'])
  expect(empty.out).not.toContain('1010')
}, 120_000)

test('rule 6: a trial balance whose totals pass the largest amount is printed to the last cent', async () => {
  const trial = join(cli.folder, 'vast.csv')
  const most = '"10,000,000,000,000.00"'
  const rows = [`1010,${most},`, `6100,${most},`, `3000,,${most}`, `4100,,${most}`]
  await writeFile(trial, ['code,debit,credit', ...rows, ''].join('\n'))
  const business = ['--business', cli.slug]
  const words = ['opening-balances', 'post', trial, ...business, '--as-of', '2025-11-30']
  const opened = await cli.smb(words)
  expect([opened.err, opened.code]).toEqual(['', 0])
  const printed = await cli.smb(['report', 'trial-balance', ...business, '--as-of', '2025-11-30'])
  expect(printed.code).toBe(0)
  expect(printed.out).toMatch(/20000000000000\.00 +20000000000000\.00/)
}, 120_000)
