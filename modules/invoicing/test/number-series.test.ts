import { expect, test } from 'vitest'
import type { NumberReportView, NumberSeriesView } from '@smb/core/invoicing'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { addDraft, addIssued, issue } from './invoice-story.ts'

const world = openWorld()

const seriesOf = async (who: Person) =>
  (await who.get<{ items: NumberSeriesView[] }>('/number-series')).items[0] as NumberSeriesView
const format = async (who: Person, change: object) => {
  const { pattern, digits, restartsYearly, version } = await seriesOf(who)
  const body = { pattern, digits, restartsYearly, version, ...change }
  return who.put<NumberSeriesView>('/number-series/invoice', body)
}
const report = async (who: Person) =>
  (await who.get<NumberReportView>('/number-series/report')).counters
const number = async (who: Person, issueDate = '2026-06-30') =>
  (await addIssued(who, { issueDate })).number

test('rule 26: another pattern holds from the next number on; given numbers stay', async () => {
  const mara = await world.business('Mara', 'Number house 1')
  const first = await addIssued(mara)
  expect(await seriesOf(mara)).toMatchObject({ sample: 'INV-2026-0002', nextNumber: 2, version: 0 })
  const changed = await format(mara, { pattern: 'F/{year}/{number}', digits: 3 })
  expect(changed).toMatchObject({ sample: 'F/2026/002', nextNumber: 2, version: 1 })
  expect(await number(mara)).toBe('F/2026/002')
  expect(await mara.get(`/invoices/${first.id}`)).toMatchObject({ number: 'INV-2026-0001' })
  expect(await number(mara, '2025-12-31')).toBe('F/2025/001')
})

test('rule 25: numbers that no longer restart go on from the highest, and the report says why', async () => {
  const mara = await world.business('Mara', 'Number house 2')
  await number(mara)
  await number(mara)
  expect(await format(mara, { pattern: 'R-{number}', restartsYearly: false })).toMatchObject({
    counter: 'all',
    sample: 'R-0003',
  })
  expect(await number(mara)).toBe('R-0003')
  expect(await number(mara, '2025-06-30')).toBe('R-0004')
  // Back again: this year goes on behind them, another begins anew.
  await format(mara, { pattern: 'INV-{year}-{number}', restartsYearly: true })
  expect(await number(mara)).toBe('INV-2026-0005')
  expect(await number(mara, '2025-06-30')).toBe('INV-2025-0001')
  const counters = await report(mara)
  expect(
    counters.map(({ counter, first, last, count, missing }) => [
      counter,
      first,
      last,
      count,
      missing,
    ]),
  ).toEqual([
    ['all', 3, 4, 2, []],
    ['2026', 1, 5, 3, []],
    ['2025', 1, 1, 1, []],
  ])
  expect(counters[1]?.raises).toMatchObject([{ from: 3, to: 4, byName: 'Mara' }])
})

test('the next number can only be raised, with a reason that the report and the audit trail keep', async () => {
  const mara = await world.business('Mara', 'Number house 3')
  await number(mara)
  const raise = (nextNumber: number, reason = 'Numbers 2 to 99 were written on paper.') =>
    mara.ask<{ code: string }>('POST', '/number-series/invoice/raise', { nextNumber, reason })
  for (const low of [1, 2]) {
    expect((await raise(low)).body.code).toBe('number_series.only_upwards')
  }
  expect((await raise(100, '')).status).toBe(422)
  expect((await raise(100)).body).toMatchObject({ nextNumber: 100, sample: 'INV-2026-0100' })
  const invoice = await issue(mara, await addDraft(mara))
  expect(invoice.number).toBe('INV-2026-0100')
  await mara.post(`/invoices/${invoice.id}/void`, { reason: 'Twice', version: invoice.version })
  expect(await report(mara)).toEqual([
    {
      ...{ series: 'invoice', counter: '2026', first: 1, last: 100, count: 2, missing: [] },
      raises: [
        {
          ...{ from: 2, to: 99, reason: 'Numbers 2 to 99 were written on paper.' },
          ...{ byName: 'Mara', at: expect.any(String) as string },
        },
      ],
      voidedCount: 1,
      voided: [
        { id: invoice.id, number: 'INV-2026-0100', voidedOn: '2026-06-30', reason: 'Twice' },
      ],
    },
  ])
  const [audited] = await world.rows<{ details: object }>(
    `select details from audit.event where action = 'invoicing.next_number_raised'`,
  )
  expect(audited?.details).toEqual({ series: 'invoice', counter: '2026', from: 2, to: 100 })
})

test('rule 26: a pattern that would give a number again is refused', async () => {
  const mara = await world.business('Mara', 'Number house 4')
  await format(mara, { pattern: 'A{number}-{year}', digits: 1 })
  expect(await number(mara)).toBe('A1-2026')
  const body = { pattern: 'A{number}', digits: 4, restartsYearly: true, version: 1 }
  const path = '/number-series/invoice'
  expect(await mara.refused('PUT', path, body)).toMatchObject({
    code: 'number_series.pattern_year',
  })
  expect(await mara.refused('PUT', path, { ...body, pattern: 'A-{year}' })).toMatchObject({
    code: 'number_series.pattern',
  })
  expect(await mara.refused('PUT', path, { ...body, version: 0 })).toMatchObject({
    code: 'number_series.pattern_year',
  })
  const stale = { ...body, pattern: '{year}-{number}', version: 0 }
  expect(await mara.refused('PUT', path, stale)).toMatchObject({
    status: 409,
    code: 'number_series.changed_meanwhile',
  })
})

test('rule 25: a number that no document has is found and named', async () => {
  const mara = await world.business('Mara', 'Number house 5')
  for (let n = 0; n < 3; n += 1) await number(mara)
  const [tenant] = await world.rows<{ id: string }>(
    `select id::text from identity.tenant where slug = $1`,
    [mara.business ?? ''],
  )
  const setLast = (by: number) =>
    world.rows(
      'update invoicing.number_series set last_number = last_number + $1 where tenant_id = $2',
      [by, tenant?.id],
    )
  // As if a number were lost: the books are checked after the test, so it is put right again.
  await setLast(2)
  const [lost] = await report(mara)
  await setLast(-2)
  expect(lost).toMatchObject({ last: 5, count: 3, missing: [{ from: 4, to: 5 }] })
  expect((await report(mara))[0]?.missing).toEqual([])
})
