import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountTypes } from '../ledger/index.ts'
import { Money } from '../money/index.ts'
import { generalLedger } from './index.ts'
import { usd } from './sample-books.ts'

describe('general ledger', () => {
  test('rule 39: what closes one day opens the next, and all days close at the trial balance', () => {
    const accountType = fc.constantFrom(...accountTypes)
    const movement = fc.record({
      side: fc.constantFrom('debit' as const, 'credit' as const),
      base: fc.bigInt(0n, 10n ** 9n).map((minor) => Money.of(minor, usd)),
    })
    fc.assert(
      fc.property(
        accountType,
        fc.array(fc.array(movement, { maxLength: 5 }), { maxLength: 6 }),
        (type, days) => {
          let opening = Money.zero(usd)
          for (const movements of days) {
            const page = generalLedger(type, opening, movements)
            expect(page.lines.at(-1)?.balance ?? opening).toEqual(page.closing)
            opening = page.closing
          }
          expect(opening).toEqual(generalLedger(type, Money.zero(usd), days.flat()).closing)
        },
      ),
    )
    const page = generalLedger('liability', Money.of(10n, usd), [
      { side: 'debit', base: Money.of(4n, usd) },
    ])
    expect(page.closing.minor).toBe(6n)
  })
})
