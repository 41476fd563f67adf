import { expect, test } from 'vitest'
import { openCliHouse } from './cli-house.ts'

const cli = openCliHouse()

test('many invoices are previewed, issued and written off from the command line', async () => {
  const customer = await cli.post<{ id: string }>('/customers', { name: 'Northwind' }, cli.slug)
  const draft = async (body: object) =>
    (await cli.post<{ id: string }>('/invoices', body, cli.slug)).id
  const lines = [{ description: 'Print', unitPrice: '100' }]
  const [first, second, nobody] = [
    await draft({ customerId: customer.id, lines }),
    await draft({ customerId: customer.id, lines }),
    await draft({ lines }),
  ]
  const bulk = (action: string, ids: string, ...more: string[]) =>
    cli.smb(['invoice', 'bulk', action, '--business', cli.slug, '--ids', ids, ...more])

  const ids = [first, second, nobody].join(',')
  const seen = await bulk('issue', ids, '--preview')
  expect(seen.code).toBe(1)
  expect(seen.out).toMatch(/INV-\d{4}-0001 +Northwind +100\.00 +EUR +done/)
  expect(seen.out).toMatch(/draft +100\.00 +EUR +failed +\S+/)
  expect(seen.err).toContain('Nothing was changed: 2 ready, 0 skipped, 1 refused.')
  expect((await bulk('issue', `${first},${second}`)).err).toContain('2 done, 0 skipped, 0 refused.')

  expect((await bulk('write-off', first)).err).toContain('--reason is missing')
  const reason = ['--reason', 'Closed down']
  expect((await bulk('write-off', first, ...reason)).out).toMatch(/100\.00 +EUR +done +wof_/)
  const again = await bulk('write-off', `${first},${second}`, ...reason, '--json')
  const whole = JSON.parse(again.out) as { rows: { outcome: string; message: string | null }[] }
  expect(whole.rows.map(({ outcome }) => outcome)).toEqual(['skipped', 'done'])
  expect(whole.rows[0]?.message).toBe('Nothing of it is outstanding.')
  expect((await bulk('archive', ',')).code).toBe(2)
}, 60_000)

test('saved views are listed and removed from the command line', async () => {
  const body = { name: 'Late ones', path: '/invoices', query: 'status=overdue', isShared: true }
  const { id } = await cli.post<{ id: string }>('/saved-views', body, cli.slug)
  const list = () => cli.smb(['view', 'list', '--business', cli.slug])
  expect((await list()).out).toMatch(/Late ones +\/invoices +status=overdue +you +yes +viw_/)
  const removed = await cli.smb(['view', 'remove', id, '--business', cli.slug])
  expect(removed).toMatchObject({ code: 0, out: 'Removed “Late ones”\n' })
  expect((await list()).out).not.toContain('Late ones')
}, 60_000)
