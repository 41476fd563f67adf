import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { Decimal, Money, currency } from '../money/index.ts'
import type { TaxCode, TaxComponent } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import { codingTax } from './index.ts'

const eur = currency('EUR')
const day = LocalDate.from('2026-06-14')
const component = (ratePercent: string, more: Partial<TaxComponent> = {}): TaxComponent => ({
  name: 'VAT',
  isCompound: false,
  accountRole: 'output_tax',
  rates: [
    {
      ratePercent: Decimal.from(ratePercent),
      validFrom: LocalDate.from('2000-01-01'),
      validTo: null,
    },
  ],
  ...more,
})
const code = (more: Partial<TaxCode> = {}): TaxCode => ({
  id: 'tax_00000000000000000000000001',
  code: 'VAT20',
  name: 'VAT 20 %',
  kind: 'standard',
  components: [component('20')],
  archivedAt: null,
  version: 1,
  ...more,
})

describe('rule 8: the tax inside an amount that the bank moved', () => {
  test('is output tax on money in and input tax on money out, with the sign of the amount', () => {
    expect(codingTax(Money.parse('120.00', eur), code(), day)).toEqual({
      role: 'output_tax',
      amount: Money.parse('20.00', eur),
    })
    expect(codingTax(Money.parse('-100.01', eur), code(), day)).toEqual({
      role: 'input_tax',
      amount: Money.parse('-16.67', eur),
    })
  })

  test('is the same for the same money in either direction, and never more than the money', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 100_000 }),
        (minor, thousandths) => {
          const taxed = code({
            components: [component(Decimal.toString(Decimal.of(BigInt(thousandths), 3)))],
          })
          const into = codingTax(Money.of(minor, eur), taxed, day).amount
          const out = codingTax(Money.of(-minor, eur), taxed, day).amount
          expect(Money.negate(out)).toEqual(into)
          expect(into.minor >= 0n && into.minor <= minor).toBe(true)
        },
      ),
    )
  })

  test('counts all taxes of the code, and none of a code that charges none', () => {
    const both = code({ components: [component('5'), component('10', { isCompound: true })] })
    expect(codingTax(Money.parse('115.50', eur), both, day).amount).toEqual(
      Money.parse('15.50', eur),
    )
    const exempt = code({ kind: 'exempt', components: [] })
    expect(codingTax(Money.parse('115.50', eur), exempt, day).amount).toEqual(Money.zero(eur))
  })
})

test('what a bank does not move is refused: reverse charge, withholding', () => {
  const refusal = (given: TaxCode): string => {
    try {
      codingTax(Money.parse('1.00', eur), given, day)
      return 'fine'
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }
  const withheld = component('5', { accountRole: 'withholding_receivable' })
  expect(refusal(code({ kind: 'reverse_charge' }))).toBe('banking.tax_code')
  expect(refusal(code({ kind: 'withholding', components: [withheld] }))).toBe('banking.tax_code')
  expect(refusal(code({ components: [component('20'), withheld] }))).toBe('banking.tax_code')
})
