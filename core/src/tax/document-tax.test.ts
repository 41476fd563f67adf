import { describe, expect, test } from 'vitest'
import { currency, Decimal, Money } from '../money/index.ts'
import type { TaxableDocument } from './document-tax.ts'
import { documentTax } from './document-tax.ts'
import {
  exampleDocument,
  exampleLine,
  exampleTax,
  exampleTaxCodeId,
  exampleWithholding,
  percentOff,
} from './tax-examples.ts'

/** The document's figures as text: `626.45 + 131.55 = 758.00`. */
function figures(document: TaxableDocument): string {
  const { net, tax, gross } = documentTax(document)
  return `${Money.toString(net)} + ${Money.toString(tax)} = ${Money.toString(gross)}`
}
const taxesOf = (document: TaxableDocument): string[] =>
  documentTax(document).taxes.map((row) => Money.toString(row.tax))

const jpy = currency('JPY')
const vat = (rate: string) => [exampleTax(rate)]
const perLine = { taxRounding: 'per_line' } as const
const inclusive = { pricesIncludeTax: true } as const

describe('rounding', () => {
  test('rule 3: 300.00 with 5 % and 9.975 % gives 15.00 + 29.93 = 344.93', () => {
    const taxes = [exampleTax('5', { name: 'GST' }), exampleTax('9.975', { name: 'QST' })]
    const document = exampleDocument([exampleLine('300.00', taxes)])
    expect(taxesOf(document)).toEqual(['15.00', '29.93'])
    expect(figures(document)).toBe('300.00 + 44.93 = 344.93')
  })

  test('rule 7: document level taxes the sum, line level sums the taxes', () => {
    const lines = [1, 2, 3].map(() => exampleLine('0.33', vat('10')))
    expect(figures(exampleDocument(lines))).toBe('0.99 + 0.10 = 1.09')
    expect(figures(exampleDocument(lines, perLine))).toBe('0.99 + 0.09 = 1.08')
  })

  test('rule 7: each tax code is rounded by itself', () => {
    const reduced = [exampleTax('7', { taxCodeId: exampleTaxCodeId(3) })]
    const lines = [
      exampleLine('0.33', vat('19')),
      exampleLine('0.33', reduced),
      exampleLine('0.33', vat('19')),
    ]
    const document = exampleDocument(lines)
    const table = documentTax(document).taxes.map((row) => [
      Decimal.toString(row.ratePercent),
      Money.toString(row.taxable),
      Money.toString(row.tax),
    ])
    expect(table).toEqual([
      ['19', '0.66', '0.13'],
      ['7', '0.33', '0.02'],
    ])
  })

  test('rule 7: a tax is rounded once over all lines that carry it, whatever else they carry', () => {
    // 16 % of 0.06 is 0.0096, of 0.03 twice 0.0048; 5 % of 0.33 twice is 0.0165 each, of 0.66 0.033.
    const held = exampleWithholding('5')
    const mixed = [exampleLine('0.03', vat('16')), exampleLine('0.03', [exampleTax('16'), held])]
    expect(figures(exampleDocument(mixed))).toBe('0.06 + 0.01 = 0.07')
    expect(figures(exampleDocument(mixed, perLine))).toBe('0.06 + 0.00 = 0.06')
    const other = [exampleTax('7', { taxCodeId: exampleTaxCodeId(3) }), held]
    const lines = [exampleLine('0.33', [exampleTax('19'), held]), exampleLine('0.33', other)]
    expect(Money.toString(documentTax(exampleDocument(lines)).withheld)).toBe('0.03')
  })

  test('rule 10: 138.66 at 19 % is 165.01', () => {
    expect(figures(exampleDocument([exampleLine('138.66', vat('19'))]))).toBe(
      '138.66 + 26.35 = 165.01',
    )
  })

  test('rule 6: a document larger than the books can hold is refused', () => {
    const document = exampleDocument([exampleLine('10000000000000.00', vat('1'))])
    const refusal = expect.objectContaining({ code: 'money.too_large' })
    expect(() => documentTax(document)).toThrow(refusal)
    const most = exampleLine('10000000000000.00')
    expect(figures(exampleDocument([most]))).toBe('10000000000000.00 + 0.00 = 10000000000000.00')
    for (const more of [{}, inclusive, perLine])
      expect(() => documentTax(exampleDocument([most, most], more))).toThrow(refusal)
    // A discount after tax brings the claim, but not what is printed above it, below the bound.
    const off = { kind: 'percent' as const, percent: Decimal.from('50'), isAfterTax: true }
    expect(() => documentTax(exampleDocument([most, most], { discount: off }))).toThrow(refusal)
  })

  test('a line is rounded once, whatever its quantity, price and discount', () => {
    const line = exampleLine('0.335', [], {
      quantity: Decimal.from('3'),
      discount: { kind: 'percent', percent: Decimal.from('10') },
    })
    const [figuresOfLine] = documentTax(exampleDocument([line])).lines
    // 3 × 0.335 × 0.9 = 0.9045; rounding the price 1.005 first would give 0.91.
    expect(figuresOfLine && Money.toString(figuresOfLine.amount)).toBe('0.90')
    expect(figuresOfLine && Money.toString(figuresOfLine.price)).toBe('1.01')
    expect(figuresOfLine && Money.toString(figuresOfLine.discount)).toBe('0.11')
  })
})

describe('prices that include tax', () => {
  test('rule 8: 2 × 379.00 at 21 % is 758.00 at both levels', () => {
    const lines = [exampleLine('379.00', vat('21')), exampleLine('379.00', vat('21'))]
    expect(figures(exampleDocument(lines, inclusive))).toBe('626.45 + 131.55 = 758.00')
    expect(figures(exampleDocument(lines, { ...inclusive, ...perLine }))).toBe(
      '626.44 + 131.56 = 758.00',
    )
  })

  test('rule 8: the lines of a document add up to it', () => {
    const lines = [1, 2, 3].map(() => exampleLine('379.00', vat('21')))
    const totals = documentTax(exampleDocument(lines, inclusive))
    const eur = currency('EUR')
    expect(
      Money.sum(
        totals.lines.map((line) => line.net),
        eur,
      ),
    ).toEqual(totals.net)
    expect(
      Money.sum(
        totals.lines.map((line) => line.tax),
        eur,
      ),
    ).toEqual(totals.tax)
    expect(totals.lines.map((line) => Money.toString(line.gross))).toEqual([
      '379.00',
      '379.00',
      '379.00',
    ])
  })

  test('rule 9: currencies without decimals', () => {
    const yen = { ...inclusive, currency: jpy }
    expect(figures(exampleDocument([exampleLine('50000', vat('10'))], yen))).toBe(
      '45455 + 4545 = 50000',
    )
    const lines = [exampleLine('13582', vat('10')), exampleLine('13582', vat('10'))]
    expect(figures(exampleDocument(lines, yen))).toBe('24695 + 2469 = 27164')
  })

  test('rule 2: currencies with three decimals', () => {
    const dinar = exampleDocument([exampleLine('10.000', vat('19'))], {
      ...inclusive,
      currency: currency('TND'),
    })
    expect(figures(dinar)).toBe('8.403 + 1.597 = 10.000')
  })
})

describe('several taxes', () => {
  const compound = [
    exampleTax('5', { name: 'A' }),
    exampleTax('10', { name: 'B', isCompound: true }),
  ]

  test('rule 11: a compound tax applies to the tax before it', () => {
    const document = exampleDocument([exampleLine('100.00', compound)])
    expect(taxesOf(document)).toEqual(['5.00', '10.50'])
    expect(figures(document)).toBe('100.00 + 15.50 = 115.50')
    expect(documentTax(document).taxes.map((row) => Money.toString(row.taxable))).toEqual([
      '100.00',
      '105.00',
    ])
  })

  test('rule 11: the inclusive inverse of 115.50 is 100.00, 5.00, 10.50', () => {
    const document = exampleDocument([exampleLine('115.50', compound)], inclusive)
    expect(taxesOf(document)).toEqual(['5.00', '10.50'])
    expect(figures(document)).toBe('100.00 + 15.50 = 115.50')
  })

  test('taxes of an inclusive price share what is not net, to the last unit', () => {
    const taxes = [exampleTax('5', { name: 'GST' }), exampleTax('9.975', { name: 'QST' })]
    const document = exampleDocument([exampleLine('100.00', taxes)], inclusive)
    // 100 / 1.14975 = 86.975 …, so 13.02 is shared 5 : 9.975.
    expect(figures(document)).toBe('86.98 + 13.02 = 100.00')
    expect(taxesOf(document)).toEqual(['4.35', '8.67'])
  })
})

describe('discounts', () => {
  test('rule 12: a discount lowers the taxable amount', () => {
    const half = { kind: 'percent', percent: Decimal.from('50') } as const
    const lines = [
      exampleLine('100.00', vat('20'), { discount: half }),
      exampleLine('50.00', vat('20')),
    ]
    expect(figures(exampleDocument(lines))).toBe('100.00 + 20.00 = 120.00')
    const off = { kind: 'amount', amount: Money.parse('30.00', currency('EUR')) } as const
    expect(figures(exampleDocument([exampleLine('130.00', vat('20'), { discount: off })]))).toBe(
      '100.00 + 20.00 = 120.00',
    )
  })

  test('rule 12: a document discount is prorated over the lines by rule 4', () => {
    const other = [exampleTax('0', { taxCodeId: exampleTaxCodeId(3), kind: 'zero_rated' })]
    const lines = [
      exampleLine('100.00', vat('20')),
      exampleLine('50.00', vat('20')),
      exampleLine('50.00', other),
    ]
    const amount = Money.parse('10.01', currency('EUR'))
    const totals = documentTax(
      exampleDocument(lines, { discount: { kind: 'amount', amount, isAfterTax: false } }),
    )
    expect(totals.lines.map((line) => Money.toString(line.documentDiscount))).toEqual([
      '5.01',
      '2.50',
      '2.50',
    ])
    expect(
      totals.taxes.map((row) => [Money.toString(row.taxable), Money.toString(row.tax)]),
    ).toEqual([
      ['142.49', '28.50'],
      ['47.50', '0.00'],
    ])
    expect(Money.toString(totals.subtotal)).toBe('200.00')
    expect(Money.toString(totals.discount)).toBe('10.01')
  })

  test('rule 12: a financial discount leaves net and tax alone and lowers what is owed', () => {
    const discount = { ...percentOff('10'), isAfterTax: true }
    const totals = documentTax(exampleDocument([exampleLine('100.00', vat('20'))], { discount }))
    expect([totals.net, totals.tax, totals.gross].map(Money.toString)).toEqual([
      '100.00',
      '20.00',
      '120.00',
    ])
    expect([totals.discountAfterTax, totals.total].map(Money.toString)).toEqual(['12.00', '108.00'])
    expect(Money.toString(totals.discount)).toBe('0.00')
  })

  test('rule 13: a discount of 100 % leaves a tax of exactly 0.00', () => {
    const all = { kind: 'percent', percent: Decimal.from('100') } as const
    for (const more of [{}, inclusive, perLine, { ...inclusive, ...perLine }]) {
      const ofLines = exampleDocument([exampleLine('33.33', vat('19'), { discount: all })], more)
      expect(figures(ofLines)).toBe('0.00 + 0.00 = 0.00')
      const lines = [
        exampleLine('33.33', vat('19')),
        exampleLine('-0.01', vat('7')),
        exampleLine('9.99'),
      ]
      const ofDocument = exampleDocument(lines, { ...more, discount: percentOff('100') })
      expect(figures(ofDocument)).toBe('0.00 + 0.00 = 0.00')
      expect(documentTax(ofDocument).lines.map((line) => line.net.minor)).toEqual([0n, 0n, 0n])
    }
  })
})

describe('withholding', () => {
  test('rule 16: 1,000 + 160 VAT with 5 % of the net withheld leaves 1,110 to pay', () => {
    const line = exampleLine('1000.00', [...vat('16'), exampleWithholding('5')])
    const totals = documentTax(exampleDocument([line]))
    expect([totals.net, totals.tax, totals.gross].map(Money.toString)).toEqual([
      '1000.00',
      '160.00',
      '1160.00',
    ])
    expect([totals.withheld, totals.payable].map(Money.toString)).toEqual(['50.00', '1110.00'])
    expect(Money.toString(totals.total)).toBe('1160.00')
    expect(totals.taxes).toHaveLength(1)
  })

  test('rule 16: prices that include tax withhold from the net too', () => {
    const line = exampleLine('1160.00', [...vat('16'), exampleWithholding('5')])
    const totals = documentTax(exampleDocument([line], inclusive))
    expect([totals.net, totals.withheld, totals.payable].map(Money.toString)).toEqual([
      '1000.00',
      '50.00',
      '1110.00',
    ])
  })
})

describe('unfinished documents', () => {
  test('a document without lines has figures of zero', () => {
    const totals = documentTax(exampleDocument([], { discount: percentOff('10') }))
    expect([totals.subtotal, totals.gross, totals.payable].map(Money.toString)).toEqual([
      '0.00',
      '0.00',
      '0.00',
    ])
    expect(totals.taxes).toEqual([])
  })

  test('lines that cancel out can still be shown', () => {
    const lines = [exampleLine('100.00', vat('16')), exampleLine('-100.00', vat('16'))]
    const totals = documentTax(exampleDocument(lines, inclusive))
    expect(totals.lines.map((line) => Money.toString(line.net))).toEqual(['86.21', '-86.21'])
  })
})
