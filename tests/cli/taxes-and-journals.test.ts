import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()
const run = (...words: string[]) => cli.smb([...words, '--business', cli.slug])
const json = async <T>(...words: string[]): Promise<T> => {
  const { code, out, err } = await run(...words, '--json')
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as T
}

test('tax codes and what new invoices start from', async () => {
  const created = await run(
    ...['tax-code', 'create', '--code', 'GQ', '--name', 'GST and QST', '--compound'],
    ...['--rate', 'GST=5,QST=9.975', '--from', '2020-01-01'],
  )
  expect([created.code, created.out]).toEqual([0, expect.stringMatching(/^GQ is tax_/)])
  const id = /tax_\w+/.exec(created.out)?.[0] ?? ''
  expect((await run('tax-code', 'rate', id, '--rate', '6', '--from', '2027-01-01')).code).toBe(0)
  expect((await run('tax-code', 'list')).out).toMatch(
    /GQ +GST and QST +standard +GST 6 % \+ QST 9.975 % on top/,
  )
  const wrong = await run('tax-code', 'create', '--code', 'X', '--name', 'X', '--kind', 'odd')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('“odd” is no kind')])

  expect((await run('tax-policy')).out).toContain('Prices exclude tax')
  const changed = await run('tax-policy', '--prices', 'include', '--rounding', 'per_line')
  expect(changed.out.trim()).toBe('Prices include tax; tax is rounded on every line')
})

test('a manual entry is posted by account codes, listed, and reversed', async () => {
  const sides = ['--debit', '6100=80.00,6110=20.00', '--credit', '1010=100.00']
  const post = ['journal', 'post', '--date', '2026-01-15', '--currency', 'EUR', '--memo', 'Rent']
  const { id } = await json<{ id: string }>(...post, ...sides)
  expect((await run('journal', 'list')).out).toMatch(/2026-01-15 +manual +Rent +100\.00 +je_/)
  const reversed = await run('journal', 'reverse', id)
  expect(reversed.out).toMatch(/^Reversed on 2026-01-15 by je_/)
  expect((await json<unknown[]>('journal', 'list')).length).toBe(2)
  const unequal = await run(...post, '--debit', '6100=80.00', '--credit', '1010=79.00')
  expect(unequal.code).toBe(1)
  const unknown = await run(...post, '--debit', '9999=80.00', '--credit', '1010=80.00')
  expect([unknown.code, unknown.err]).toEqual([
    2,
    expect.stringContaining('There is no account 9999'),
  ])
})

test('a payment is put to an invoice, taken off it, and reversed', async () => {
  type Made = { id: string; version: number }
  const customer = await cli.post<Made>('/customers', { name: 'Quay Hotel' }, cli.slug)
  const lines = [{ description: 'Work', unitPrice: '50.00' }]
  const draft = await cli.post<Made>(
    '/invoices',
    { customerId: customer.id, lines, pricesIncludeTax: false },
    cli.slug,
  )
  await cli.post(
    `/invoices/${draft.id}/issue`,
    { version: draft.version, issueDate: '2026-02-01' },
    cli.slug,
  )
  const copied = await run('invoice', 'duplicate', draft.id)
  expect(copied.out).toMatch(/^Draft inv_/)
  const { id } = await json<Made>(
    ...['payment', 'record', '--customer', customer.id, '--date', '2026-02-03'],
    ...['--amount', '60.00', '--currency', 'EUR'],
  )
  const put = await run('payment', 'allocate', id, '--invoice', `${draft.id}=50.00`)
  expect(put.out.trim()).toBe('10.00 EUR stays as credit')
  const shown = await json<{ allocations: { id: string }[] }>('payment', 'show', id)
  const end = await run('allocation', 'end', shown.allocations[0]?.id ?? '')
  expect(end.out.trim()).toBe('60.00 EUR is credit again')
  const reversed = await run('payment', 'reverse', id, '--reason', 'Bounced')
  expect(reversed.out.trim()).toBe('Reversed 60.00 EUR')
})

test('how papers look is said and changed', async () => {
  expect((await run('papers')).out).toContain('Terms     30 days')
  const changed = await run('papers', '--terms', '14', '--language', 'fr', '--footer', 'IBAN IE00')
  expect([changed.code, changed.out]).toEqual([0, expect.stringContaining('Terms     14 days')])
  expect((await run('papers')).out).toMatch(/Language {2}fr[\s\S]*Footer {4}IBAN IE00/)
})
