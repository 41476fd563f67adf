import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import type { TaxableDocument, TaxableLine } from './document-tax.ts'
import { documentTax, taxRoundings } from './document-tax.ts'
import { spread } from './spread.ts'
import { exampleTax, exampleTaxCodeId, exampleWithholding, percentOff } from './tax-examples.ts'

const eur = currency('EUR')
const units = (max: bigint, scale: number) =>
  fc.bigInt({ min: -max, max }).map((value) => Decimal.of(value, scale))
const rate = fc.bigInt({ min: 0n, max: 30_000n }).map((value) => Decimal.of(value, 3))
const percent = fc.bigInt({ min: 0n, max: 10_000n }).map((value) => Decimal.of(value, 2))

/** Few codes, so that lines share them, also with others beside; each has one rate, as on the day of a document. */
const taxLists = fc.tuple(rate, rate, rate).map(([first, second, third]) => {
  const tax = (n: number, name: string, ratePercent: Decimal, isCompound = false) =>
    exampleTax('0', { taxCodeId: exampleTaxCodeId(n), name, ratePercent, isCompound })
  const a = tax(3, 'A', first)
  const b = tax(4, 'B', second)
  const c = tax(5, compound, third, true)
  const held = exampleWithholding('5')
  return [[], [a], [b], [a, b], [b, a], [a, c], [a, held, c], [b, a, c], [a, held], [held, b]]
})
const compound = 'C'

const document: fc.Arbitrary<TaxableDocument> = taxLists.chain((lists) =>
  fc.record({
    currency: fc.constantFrom(eur, currency('JPY'), currency('KWD')),
    pricesIncludeTax: fc.boolean(),
    taxRounding: fc.constantFrom(...taxRoundings),
    discount: fc.option(
      fc.record({ kind: fc.constant('percent' as const), percent, isAfterTax: fc.boolean() }),
    ),
    lines: fc.array(
      fc.record<TaxableLine>({
        quantity: units(1_000_000n, 3),
        unitPrice: units(10_000_000n, 4),
        discount: fc.option(fc.record({ kind: fc.constant('percent' as const), percent })),
        taxes: fc.constantFrom(...lists),
      }),
      { maxLength: 8 },
    ),
  }),
)

const check = (holds: (given: TaxableDocument) => void): void =>
  fc.assert(fc.property(document, holds), { numRuns: 500 })

describe('any document', () => {
  test('net + tax = gross, on the document and on every line', () => {
    check((given) => {
      const totals = documentTax(given)
      expect(Money.add(totals.net, totals.tax)).toEqual(totals.gross)
      for (const line of totals.lines) expect(Money.add(line.net, line.tax)).toEqual(line.gross)
    })
  })

  test('rule 8: where prices include tax, the lines keep their amounts to the last unit', () => {
    check((given) => {
      fc.pre(given.pricesIncludeTax)
      for (const line of documentTax(given).lines) {
        expect(line.gross).toEqual(Money.subtract(line.amount, line.documentDiscount))
      }
    })
  })

  test('BR-CO-10, BR-CO-14: lines, subtotals and document add up', () => {
    check((given) => {
      const totals = documentTax(given)
      const sum = (amounts: Money[]): Money => Money.sum(amounts, given.currency)
      expect(sum(totals.lines.map((line) => line.amount))).toEqual(totals.subtotal)
      expect(sum(totals.lines.map((line) => line.documentDiscount))).toEqual(totals.discount)
      expect(sum(totals.lines.map((line) => line.net))).toEqual(totals.net)
      expect(sum(totals.lines.map((line) => line.tax))).toEqual(totals.tax)
      expect(sum(totals.taxes.map((row) => row.tax))).toEqual(totals.tax)
      expect(sum(totals.lines.map((line) => line.withheld))).toEqual(totals.withheld)
      expect(Money.subtract(totals.gross, totals.discountAfterTax)).toEqual(totals.total)
      expect(Money.subtract(totals.total, totals.withheld)).toEqual(totals.payable)
    })
  })

  test('BR-CO-17: exclusive per document, a tax is its taxable amount times its rate', () => {
    check((given) => {
      fc.pre(!given.pricesIncludeTax && given.taxRounding === 'per_document')
      const { taxes, withholdings } = documentTax(given)
      // Lines of one compound tax that other taxes come before are rounded by what those are.
      for (const row of [...taxes, ...withholdings].filter(({ name }) => name !== compound)) {
        expect(row.tax).toEqual(Money.times(row.taxable, Decimal.fromPercent(row.ratePercent)))
      }
    })
  })

  test('rule 7: exclusive per line, a tax is the sum of the taxes of its lines', () => {
    check((given) => {
      fc.pre(!given.pricesIncludeTax)
      const totals = documentTax({ ...given, taxRounding: 'per_line' })
      for (const line of totals.lines) {
        for (const { applied, taxable, tax } of line.taxes) {
          expect(tax).toEqual(Money.times(taxable, Decimal.fromPercent(applied.ratePercent)))
        }
      }
    })
  })

  test('rule 13: a discount of 100 % leaves nothing, and no tax', () => {
    check((given) => {
      const totals = documentTax({ ...given, discount: percentOff('100') })
      for (const line of totals.lines) expect([line.net.minor, line.tax.minor]).toEqual([0n, 0n])
      expect([totals.net.minor, totals.tax.minor, totals.payable.minor]).toEqual([0n, 0n, 0n])
    })
  })

  test('the order of lines does not change the document', () => {
    check((given) => {
      // Which line takes a left-over unit of a prorated discount depends on its place.
      fc.pre(given.discount === null)
      // And so does which line of a tax takes one, where only some carry a tax on it.
      fc.pre(given.lines.every(({ taxes }) => taxes.every(({ name }) => name !== compound)))
      const forwards = documentTax(given)
      const backwards = documentTax({ ...given, lines: given.lines.toReversed() })
      expect(backwards.net).toEqual(forwards.net)
      expect(backwards.payable).toEqual(forwards.payable)
    })
  })
})

describe('spread', () => {
  const partsOf = (total: bigint, numerators: bigint[], divisor: bigint): bigint[] =>
    spread(Money.of(total, eur), numerators, divisor).map((part) => part.minor)

  test('rule 4: parts of either sign lie nearest to their targets', () => {
    expect(partsOf(0n, [6n, -6n], 10n)).toEqual([1n, -1n])
    expect(partsOf(-1n, [-3n, -7n], 10n)).toEqual([0n, -1n])
    expect(partsOf(1n, [5n, 5n], 10n)).toEqual([1n, 0n])
  })

  test('a total that lies beyond the targets is shared by the same order', () => {
    expect(partsOf(4n, [10n, 20n, 25n], 10n)).toEqual([1n, 1n, 2n])
    expect(partsOf(7n, [10n, 10n], 10n)).toEqual([4n, 3n])
  })

  const targets = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), {
    minLength: 1,
    maxLength: 12,
  })
  const divisor = fc.bigInt({ min: 1n, max: 10n ** 6n })

  test('rule 4: parts of either sign sum to the total and stay within a unit of their targets', () => {
    fc.assert(
      fc.property(targets, divisor, (numerators, by) => {
        const exact = numerators.reduce((sum, numerator) => sum + numerator, 0n)
        const total = Money.of(exact / by, eur)
        const parts = spread(total, numerators, by)
        expect(Money.sum(parts, eur)).toEqual(total)
        parts.forEach((part, position) => {
          const gap = part.minor * by - (numerators[position] ?? 0n)
          expect(gap <= by && gap >= -by).toBe(true)
        })
      }),
    )
  })
})
