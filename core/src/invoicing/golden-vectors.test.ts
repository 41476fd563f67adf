import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TaxVector } from '../../../fixtures/tax/generate.ts'
import { vectorsText } from '../../../fixtures/tax/generate.ts'
import { Money } from '../money/index.ts'
import { invoiceFromFile } from './index.ts'

const path = new URL('../../../fixtures/tax/vectors.json', import.meta.url)
const text = readFileSync(path, 'utf8')
const vectors = JSON.parse(text) as TaxVector[]

/** The engine's figures in the words of the vectors. */
function figuresOf(file: unknown): TaxVector['expected'] {
  const { totals, view } = invoiceFromFile(file)
  const rows = (own: typeof view.taxes) =>
    own.map((row) => ({ code: row.taxCodeId, taxable: row.taxable.amount, tax: row.tax.amount }))
  return {
    lines: totals.lines.map((line) => ({
      amount: Money.toString(line.amount),
      documentDiscount: Money.toString(line.documentDiscount),
      net: Money.toString(line.net),
      tax: Money.toString(line.tax),
      gross: Money.toString(line.gross),
    })),
    subtotal: view.subtotal.amount,
    discount: view.discount.amount,
    net: view.net.amount,
    taxes: rows(view.taxes),
    tax: view.tax.amount,
    gross: view.gross.amount,
    discountAfterTax: view.discountAfterTax.amount,
    total: view.total.amount,
    withholdings: rows(view.withholdings),
    withheld: view.withheld.amount,
    payable: view.payable.amount,
  }
}

describe('rule 5: golden vectors', () => {
  test('there are at least 500, of every kind', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(500)
    const kinds = new Set(
      vectors.map(({ file }) => `${file.currency} ${file.pricesIncludeTax} ${file.taxRounding}`),
    )
    expect(kinds.size).toBe(7 * 2 * 2)
  })

  test('the committed file is what the generator writes', () => {
    expect(text).toBe(vectorsText())
  })

  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    expect(figuresOf(vector.file)).toEqual(vector.expected)
  })

  test('every entry of theirs balances', () => {
    for (const { file, name } of vectors) {
      const { entry, view } = invoiceFromFile(file)
      const { currency } = invoiceFromFile(file).file
      const side = (which: 'debit' | 'credit') =>
        Money.sum(
          entry
            .filter((line) => line.side === which)
            .map((line) => Money.parse(line.amount.amount, currency)),
          currency,
        )
      expect(side('debit'), name).toEqual(side('credit'))
      expect(entry[0]?.amount.amount, name).toBe(view.total.amount)
    }
  })
})
