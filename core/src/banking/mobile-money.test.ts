import { describe, expect, test } from 'vitest'
import { currency, Money } from '../money/index.ts'
import { isChargeText } from './mobile-money.ts'
import { proofLine, readCsv } from './index.ts'

const head = 'Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance'
const read = (rows: readonly string[], heading = head) =>
  readCsv([heading, ...rows].join('\n'), { currency: currency('KES') })
const linesOf = (rows: readonly string[], heading = head) => read(rows, heading).statement!.lines

describe('rule 69: what a line of mobile money is', () => {
  test('a charge belongs to the transaction whose receipt it shares', () => {
    const [paid, charged] = linesOf([
      'QA11BB22CC,2026-05-01 10:00:00,Pay Bill to HARBOUR WATER,Completed,,300.00,700.00',
      'QA11BB22CC,2026-05-01 10:00:00,Pay Bill Charge,Completed,,5.00,695.00',
    ])
    expect(paid).toMatchObject({ counterparty: 'HARBOUR WATER' })
    expect(paid!.kind).toBeUndefined()
    expect(charged).toMatchObject({ kind: 'charge', belongsTo: 'QA11BB22CC', counterparty: '' })
  })

  test('a charge with its own receipt belongs to the one that its words name', () => {
    const lines = linesOf([
      'QA11BB22CC,2026-05-01 10:00:00,Customer Transfer to - 2547****222 JANE D,Completed,,300.00,700.00',
      'QA12BB22CC,2026-05-01 10:00:01,Customer Transfer of Funds Charge for QA11BB22CC,Completed,,5.00,695.00',
      'QA13BB22CC,2026-05-01 10:00:02,Withdrawal Charge,Completed,,2.00,693.00',
    ])
    expect(lines[0]).toMatchObject({ counterparty: 'JANE D' })
    expect(lines[1]).toMatchObject({ kind: 'charge', belongsTo: 'QA11BB22CC' })
    expect(lines[2]).toMatchObject({ kind: 'charge' })
    expect(lines[2]!.belongsTo).toBeUndefined()
  })

  test('a reversal is money back for the one it names, also from an earlier statement', () => {
    const lines = linesOf([
      'QA11BB22CC,2026-05-01 10:00:00,Pay Bill to SHOP,Completed,,300.00,700.00',
      'QA12BB22CC,2026-05-01 10:05:00,Pay Bill Reversal of QA11BB22CC,Completed,300.00,,1000.00',
      'QA13BB22CC,2026-05-01 10:06:00,Reversal of RZ99XX88YY,Completed,50.00,,1050.00',
      'QA14BB22CC,2026-05-01 10:07:00,Pay Bill Charge Reversal,Completed,5.00,,1055.00',
    ])
    expect(lines.map(({ kind, belongsTo }) => [kind, belongsTo])).toEqual([
      [undefined, undefined],
      ['reversal', 'QA11BB22CC'],
      ['reversal', 'RZ99XX88YY'],
      ['reversal', undefined],
    ])
    expect(Money.toString(lines[1]!.amount)).toBe('300.00')
  })

  test('only what is completed counts, and a charge without amount is left out', () => {
    const { statement, leftOut } = read([
      'QA11BB22CC,2026-05-01 10:00:00,Pay Bill to SHOP,Completed,,300.00,700.00',
      'QA11BB22CC,2026-05-01 10:00:00,Pay Bill Charge,Completed,,,',
      'QA12BB22CC,2026-05-01 11:00:00,Pay Bill to SHOP,Failed,,100.00,700.00',
      'QA13BB22CC,2026-05-01 12:00:00,Pay Bill to SHOP,Cancelled,,100.00,700.00',
    ])
    expect(statement!.lines.map(({ fileLine }) => fileLine)).toEqual([2])
    expect(leftOut.map(({ fileLine }) => fileLine)).toEqual([3, 4, 5])
  })

  test('under any other heading words stay words', () => {
    const heading = 'Reference,Date,Details,Money in,Money out,Balance'
    const [line] = linesOf(
      ['A1,2026-05-01,Pay Bill Charge,,5.00,95.00', 'A2,2026-05-02,X,,5.00,90.00'],
      heading,
    )
    expect(line!.kind).toBeUndefined()
  })
})

test('what counts as the words of a charge', () => {
  for (const text of [
    'Pay Bill Charge',
    'Transaction charges',
    'Charge for QA1',
    'M-Money transaction fee',
    'Withdrawal charge at agent',
  ])
    expect(isChargeText(text), text).toBe(true)
  for (const text of [
    'Pay Bill to SCHOOL FEES',
    'CHARGER SHOP',
    'Surcharge Ltd',
    'Funds received from C HARGES',
    '',
  ])
    expect(isChargeText(text), text).toBe(false)
})

const dialects: readonly (readonly [string, readonly string[]])[] = [
  [
    'withdrawn without a minus',
    [
      'A1BCDEFG12,2026-05-01 10:00:00,In,Completed,1000.00,,1000.00',
      'A2BCDEFG12,2026-05-01 10:00:00,Out,Completed,,300.00,700.00',
    ],
  ],
  [
    'withdrawn with a minus',
    [
      'A1BCDEFG12,2026-05-01 10:00:00,In,Completed,1000.00,,1000.00',
      'A2BCDEFG12,2026-05-01 10:00:00,Out,Completed,,-300.00,700.00',
    ],
  ],
  [
    'thousands in quotes',
    [
      'A1BCDEFG12,2026-05-01 10:00:00,In,Completed,"1,000.00",,"1,000.00"',
      'A2BCDEFG12,2026-05-01 10:00:00,Out,Completed,,"300.00","700.00"',
    ],
  ],
  [
    '0.00 for blank',
    [
      'A1BCDEFG12,2026-05-01 10:00:00,In,Completed,1000.00,0.00,1000.00',
      'A2BCDEFG12,2026-05-01 10:00:00,Out,Completed,0.00,300.00,700.00',
    ],
  ],
  [
    'newest first',
    [
      'A2BCDEFG12,2026-05-01 11:00:00,Out,Completed,,300.00,700.00',
      'A1BCDEFG12,2026-05-01 10:00:00,In,Completed,1000.00,,1000.00',
    ],
  ],
]

test.each(dialects)('rule 66: %s, proven by its running balance', (_, rows) => {
  const { statement } = read(rows)
  expect(statement!.lines.map(({ amount }) => Money.toString(amount))).toEqual([
    '1000.00',
    '-300.00',
  ])
  expect(proofLine(statement!).state).toBe('proven')
})

test('day first and ISO dates, with and without a status', () => {
  const plain = 'Receipt No.,Completion Time,Details,Paid In,Withdrawn,Balance'
  const rows = [
    'A1BCDEFG12,13/05/2026 10:00:00,In,10.00,,10.00',
    'A2BCDEFG12,04/06/2026 10:00:00,In,1.00,,11.00',
  ]
  expect(linesOf(rows, plain).map(({ date }) => date)).toEqual(['2026-05-13', '2026-06-04'])
  const asked = read(['A1BCDEFG12,03/05/2026 10:00:00,In,10.00,,10.00'], plain)
  expect(asked.questions.map(({ kind }) => kind)).toEqual(['date_order'])
})
