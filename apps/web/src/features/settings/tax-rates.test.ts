import type { BusinessTaxCodeView } from '@smb/core/tax'
import { expect, test } from 'vitest'
import { rateHistory, ratesInForce } from './tax-rates.ts'

type Rates = BusinessTaxCodeView['components'][number]['rates']

const code = (...components: { name: string; rates: Rates }[]): BusinessTaxCodeView => ({
  id: 'tax_1',
  code: 'VAT',
  name: 'VAT',
  kind: 'standard',
  components: components.map((component) => ({
    ...component,
    isCompound: false,
    accountRole: 'output_tax',
  })),
  archivedAt: null,
  version: 1,
  isDefault: true,
})
const old = {
  ratePercent: '17.500',
  validFrom: '2010-01-01',
  validTo: '2011-01-03',
} as Rates[number]
const now = { ratePercent: '20', validFrom: '2011-01-04', validTo: null } as Rates[number]

test('the rate in force is the one of the day, also on its first and last', () => {
  const vat = code({ name: 'VAT', rates: [old, now] })
  expect(ratesInForce(vat, '2011-01-03')).toBe('17.5%')
  expect(ratesInForce(vat, '2011-01-04')).toBe('20%')
  expect(ratesInForce(vat, '2009-12-31')).toBeUndefined()
})

test('a code of two taxes shows both, and its history names them', () => {
  const both = code({ name: 'GST', rates: [now] }, { name: 'QST', rates: [old] })
  expect(ratesInForce(both, '2010-06-01')).toBe('17.5%')
  expect(rateHistory(both, '2026-01-01')).toEqual([
    'GST 20% since 4 Jan 2011',
    'QST 17.5% from 1 Jan 2010 to 3 Jan 2011',
  ])
})

test('a rate to come is said as such', () => {
  expect(rateHistory(code({ name: 'VAT', rates: [old, now] }), '2010-06-01')[0]).toBe(
    '20% from 4 Jan 2011',
  )
})
