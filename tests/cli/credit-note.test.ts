import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

type Made = { readonly id: string; readonly version: number; readonly issueDate: string }

test('credit notes, refunds and write-offs from the command line', async () => {
  const details = { name: 'Corrected', country: 'IE', baseCurrency: 'EUR' }
  const { slug } = await cli.post<{ slug: string }>('/businesses', details)
  const { id: customerId } = await cli.post<Made>('/customers', { name: 'Quay Hotel' }, slug)
  const lines = [
    { description: 'Menus', quantity: '10', unitPrice: '30.00' },
    { description: 'Signs', quantity: '1', unitPrice: '200.00' },
  ]
  const draft = await cli.post<Made>('/invoices', { customerId, lines }, slug)
  const { version } = draft
  const invoice = await cli.post<Made>(`/invoices/${draft.id}/issue`, { version }, slug)
  const run = async (...words: string[]) => cli.smb([...words, '--business', slug])
  const json = async <T>(...words: string[]): Promise<T> => {
    const { code, out, err } = await run(...words, '--json')
    expect([code, err]).toEqual([0, ''])
    return JSON.parse(out) as T
  }

  const wrong = await run('credit-note', 'create', invoice.id, '--lines', '3=1')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('3=1')])
  const parts = ['credit-note', 'create', invoice.id, '--lines', '1=3,2=50.00EUR', '--keep']
  type Preview = { totals: { total: { amount: string } } }
  const shown = await json<Preview>(...parts, '--preview')
  expect(shown.totals.total.amount).toBe('140.00')
  const said = await run(...parts, '--reason', 'Returned')
  expect(said.out).toMatch(/^Issued CN-\d{4}-0001 over 140\.00 EUR; 140\.00 stays as credit/)

  type Note = { id: string; remainder: { amount: string } }
  const [note] = await json<Note[]>('credit-note', 'list', '--status', 'with_remainder')
  if (!note) throw new Error('the note is listed')
  await run('credit-note', 'allocate', note.id, '--invoice', `${invoice.id}=100.00`)
  const money = ['--date', invoice.issueDate, '--amount', '40.00', '--currency', 'EUR']
  const back = await json<{ id: string }>('refund', 'pay', note.id, ...money)
  expect((await json<Note>('credit-note', 'show', note.id)).remainder.amount).toBe('0.00')
  expect((await run('refund', 'reverse', back.id, '--reason', 'Bounced')).code).toBe(0)
  expect((await json<{ id: string }[]>('refund', 'list')).map(({ id }) => id)).toEqual([back.id])

  const off = await json<{ id: string; amount: object }>('invoice', 'write-off', invoice.id)
  expect(off.amount).toEqual({ amount: '400.00', currency: 'EUR' })
  expect((await run('write-off', 'reverse', off.id, '--reason', 'Paid')).code).toBe(0)
  const denied = await run('credit-note', 'void', note.id, '--reason', 'Wrong')
  expect([denied.code, denied.err]).toEqual([1, expect.stringContaining('settles invoices')])

  const file = join(cli.folder, 'note.pdf')
  expect((await run('credit-note', 'pdf', note.id, '--out', file)).code).toBe(0)
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-')
})
