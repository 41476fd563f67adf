import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

test('products and services from the command line', async () => {
  const run = (...words: string[]) => cli.smb([...words, '--business', cli.slug])
  const rye = ['item', 'create', '--name', 'Rye bread', '--code', 'RYE', '--price', '4.5']

  const made = await run(...rye, '--unit', 'loaf')
  await run('item', 'create', '--name', 'Delivery')

  expect([made.code, made.out]).toEqual([
    0,
    expect.stringMatching(/^Rye bread is itm_[a-z0-9]+\n$/),
  ])
  const { out } = await run('item', 'list', '--search', 'ry', '--json')
  expect(JSON.parse(out)).toMatchObject([
    { name: 'Delivery', unitPrice: null },
    { name: 'Rye bread', code: 'RYE', unitPrice: '4.5', unit: 'loaf', currency: 'EUR' },
  ])
  const again = await run(...rye)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('RYE is already in use')])
  const report = await run('report', 'sales', '--by', 'item')
  expect([report.code, report.out]).toEqual([0, expect.stringContaining('Total')])
})

test('a list of products from a file, looked at first, and found', async () => {
  const file = join(cli.folder, 'products.csv')
  await writeFile(file, 'price;name;code\n1.250;Wedding cake;CAKE\n')
  const run = (...words: string[]) => cli.smb([...words, '--business', cli.slug])

  const asked = await run('item', 'import', file, '--preview')
  expect(asked.out + asked.err).toContain('does the point mark')
  const preview = await run('item', 'import', file, '--preview', '--decimals', 'comma')
  expect(preview.out).toMatch(/2 +CAKE +Wedding cake +1250 +new/)
  expect((await run('search', 'wedding')).out).not.toContain('CAKE')

  const made = await run('item', 'import', file, '--decimals', 'comma')
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('Added: 1, changed: 0')])
  const again = await run('item', 'import', file, '--decimals', 'comma')
  expect(again.out).toContain('Added: 0, changed: 0, as they are: 1')
  expect((await run('search', 'wedding')).out).toMatch(/item +Wedding cake +CAKE +1250 EUR/)
})
