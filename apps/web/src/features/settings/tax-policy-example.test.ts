import type { BusinessTaxCodeView } from '@smb/core/tax'
import { Decimal, Money } from '@smb/core/money'
import { expect, test } from 'vitest'
import { exampleTax, pricesExample, roundingExample } from './tax-policy-example.ts'

const tax = (rate: string) => ({ name: 'VAT', ratePercent: Decimal.from(rate) })
const figures = ({ net, tax: own, total }: { net: Money; tax: Money; total: Money }) =>
  `${Money.toString(net)} + ${Money.toString(own)} = ${Money.toString(total)}`

test('rule 8: a price of 100.00 with the tax on top and inside', () => {
  const { onTop, inside } = pricesExample('EUR', tax('16'))
  expect(figures(onTop)).toBe('100.00 + 16.00 = 116.00')
  expect(figures(inside)).toBe('86.21 + 13.79 = 100.00')
  expect(figures(pricesExample('JPY', tax('10')).inside)).toBe('91 + 9 = 100')
})

test('rule 7: three lines show where rounding per document and per line part', () => {
  const ten = roundingExample('EUR', tax('10'))
  expect(Money.toString(ten.price)).toBe('0.33')
  expect(figures(ten.perDocument)).toBe('0.99 + 0.10 = 1.09')
  expect(figures(ten.perLine)).toBe('0.99 + 0.09 = 1.08')
  // At 15 % three lines of 0.33 come to the same: the example goes on to a price at which they do not.
  const fifteen = roundingExample('EUR', tax('15'))
  expect(fifteen.perDocument.tax).not.toEqual(fifteen.perLine.tax)
  expect(roundingExample('KWD', tax('7.5')).perLine.tax).not.toEqual(
    roundingExample('KWD', tax('7.5')).perDocument.tax,
  )
})

test('the example charges what new lines start with, at the rate of today', () => {
  const code = (kind: BusinessTaxCodeView['kind']) =>
    ({
      ...{ id: 'tax_1', code: 'S', name: 'S', kind, archivedAt: null, version: 1, isDefault: true },
      components: [
        {
          ...{ name: 'VAT', isCompound: false, accountRole: 'output_tax' },
          rates: [
            { ratePercent: '17', validFrom: '2010-01-01', validTo: '2026-06-30' },
            { ratePercent: '20', validFrom: '2026-07-01', validTo: null },
          ],
        },
      ],
    }) as BusinessTaxCodeView
  const rateOf = (codes: BusinessTaxCodeView[], day: string) =>
    Decimal.toString(exampleTax(codes, day).ratePercent)
  expect(rateOf([code('standard')], '2026-06-30')).toBe('17')
  expect(rateOf([code('standard')], '2026-07-01')).toBe('20')
  expect(rateOf([code('exempt')], '2026-07-01')).toBe('10')
  expect(rateOf([], '2026-07-01')).toBe('10')
})
