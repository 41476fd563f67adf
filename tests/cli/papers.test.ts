import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

test('numbers and statements from the command line', async () => {
  const details = { name: 'Papers', country: 'IE', baseCurrency: 'EUR' }
  const { slug } = await cli.post<{ slug: string }>('/businesses', details)
  const business = ['--business', slug]
  const customer = await cli.post<{ id: string }>('/customers', { name: 'Northwind' }, slug)
  const lines = [{ description: 'Design', unitPrice: '100' }]
  const body = { customerId: customer.id, lines }
  type Made = { id: string; version: number; number: string; lines: { id: string }[] }
  const draft = await cli.post<Made>('/invoices', body, slug)
  const invoice = await cli.post<Made>(
    `/invoices/${draft.id}/issue`,
    { version: draft.version },
    slug,
  )

  const listed = await cli.smb(['numbers', 'list', ...business])
  expect(listed.out).toMatch(/invoice +INV-\{year\}-\{number\} +by year +INV-\d{4}-0002/)
  const reason = ['--reason', 'Written by hand']
  const raised = await cli.smb(['numbers', 'raise', 'invoice', '10', ...reason, ...business])
  expect(raised.out).toMatch(/^The next number is INV-\d{4}-0010\n$/)
  const low = await cli.smb(['numbers', 'raise', 'invoice', '5', ...reason, ...business])
  expect([low.code === 0, low.err.includes('It can only be raised')]).toEqual([false, true])
  const wrong = await cli.smb(['numbers', 'raise', 'receipt', '5', ...reason, ...business])
  expect(wrong.err).toContain('is no series')
  const report = await cli.smb(['numbers', 'report', ...business])
  expect(report.out).toMatch(/invoice +\d{4} +1 +9 +1 +0 +2–9 +none/)
  expect(`${report.out}${report.err}`).toContain('Written by hand (Mara')

  const credited = [
    { invoiceLineId: invoice.lines[0]?.id, amount: { amount: '100', currency: 'EUR' } },
  ]
  await cli.post('/credit-notes', { invoiceId: invoice.id, lines: credited }, slug)
  expect((await cli.smb(['invoice', 'list', ...business])).out).toMatch(/ credited +100\.00 +0\.00/)
  const told = await cli.smb(['customer', 'statement', customer.id, ...business])
  expect(told.out).toMatch(/invoice INV-\d{4}-0001 +100\.00 +100\.00/)
  expect(told.out).toMatch(/Closing balance EUR +0\.00/)
  const file = join(cli.folder, 'statement.pdf')
  const pdf = ['--pdf', file, '--language', 'fr']
  expect((await cli.smb(['customer', 'statement', customer.id, ...pdf, ...business])).code).toBe(0)
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
}, 120_000)
