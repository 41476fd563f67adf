import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerId } from '../ids/index.ts'
import { Money, currency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  AgedReceivablesQuery,
  agedBucket,
  agedColumnTitle,
  agedColumns,
  agedReceivables,
  agedReceivablesSheet,
  sheetCsv,
} from './index.ts'

const eur = currency('EUR')
const usd = currency('USD')
const asOf = LocalDate.from('2026-06-30')
const money = (minor: bigint): Money => Money.of(minor, eur)
const row = (name: string, bucket: number | null, base: bigint, code = eur, amount = base) => ({
  customerId: `cus_${name}` satisfies CustomerId,
  customerName: name,
  currency: code,
  bucket,
  amount,
  base,
})

test('rule 58: the due day is not overdue, and each edge belongs to the younger bucket', () => {
  const bucketOf = (dueDate: string) => agedBucket(asOf, LocalDate.from(dueDate), [30, 60, 90])
  expect(['2026-07-01', '2026-06-30'].map(bucketOf)).toEqual([0, 0])
  expect(['2026-06-29', '2026-05-31'].map(bucketOf)).toEqual([1, 1])
  expect(['2026-05-30', '2026-05-01'].map(bucketOf)).toEqual([2, 2])
  expect(['2026-04-30', '2026-04-01'].map(bucketOf)).toEqual([3, 3])
  expect(['2026-03-31', '2020-01-01'].map(bucketOf)).toEqual([4, 4])
})

test('rule 58: whatever the edges, every age is in exactly one bucket', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 })
    .map((days) => days.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(edges, fc.integer({ min: -500, max: 500 }), (given, age) => {
      const buckets = agedColumns(given).filter((column) => column.kind === 'bucket')
      const holding = buckets.flatMap(({ from, to }, at) =>
        (from === null || age >= from) && (to === null || age <= to) ? [at] : [],
      )
      expect(holding).toEqual([agedBucket(asOf, LocalDate.addDays(asOf, -age), given)])
    }),
  )
})

test('rule 59: credit stands negative in its own column and the proof says what is left over', () => {
  const given = [row('Ada', 0, 10_000n), row('Ada', 4, 2_500n), row('Ada', null, -4_000n)]
  const of = { asOf, currency: eur, edges: [30, 60, 90] }
  const right = { receivable: money(12_500n), customerCredit: money(4_000n) }
  const report = agedReceivables(given, { ...of, ...right })
  expect(report.totals.map(Money.toString)).toEqual([
    '100.00',
    '0.00',
    '0.00',
    '0.00',
    '25.00',
    '-40.00',
    '85.00',
  ])
  expect(Money.toString(report.proof.difference)).toBe('0.00')
  const wrong = agedReceivables(given, { ...of, ...right, receivable: money(12_600n) })
  expect(Money.toString(wrong.proof.difference)).toBe('1.00')
})

test('other currencies stand below the customer, at the base value of their documents (rule 50)', () => {
  const report = agedReceivables(
    [row('Ada', 0, 10_000n), row('Ada', 1, 9_100n, usd, 10_000n), row('Bo', 1, 0n)],
    { asOf, currency: eur, edges: [30], receivable: money(19_100n), customerCredit: money(0n) },
  )
  expect(report.rows.map(({ customerName }) => customerName)).toEqual(['Ada'])
  expect(report.columns.map(agedColumnTitle)).toEqual([
    'Not due',
    '1–30 days',
    'Over 30 days',
    'Credit',
    'Total',
  ])
  expect(sheetCsv(agedReceivablesSheet(report)).split('\r\n').slice(1, 4)).toEqual([
    'Ada,EUR,100.00,91.00,0.00,0.00,191.00',
    '"Ada, in USD",USD,0.00,100.00,0.00,0.00,100.00',
    'Total at 2026-06-30,EUR,100.00,91.00,0.00,0.00,191.00',
  ])
})

test('buckets that do not grow, or are none, are refused', () => {
  const edges = (buckets: string) => AgedReceivablesQuery.safeParse({ buckets }).data?.buckets
  expect(edges('15,30')).toEqual([15, 30])
  for (const wrong of ['', '30,30', '60,30', '0', '3651', '1,2,3,4,5,6,7,8,9', '30,', 'x'])
    expect(edges(wrong)).toBeUndefined()
  expect(AgedReceivablesQuery.parse({}).buckets).toEqual([30, 60, 90])
})
