import { expect, test } from 'vitest'
import type { ChartChoice } from './chart-choices.ts'
import { chartsOf } from './chart-choices.ts'

const chart = (id: string, country: string | null, isDefault: boolean): ChartChoice => ({
  ...{ id, country, isDefault, name: id, language: 'en', version: 1, accounts: 60, taxCodes: 5 },
  source: { title: 'A source', url: null, date: '2026-01-01' },
  standardTaxPercent: null,
  standardTaxSource: null,
})
const charts = [
  chart('generic', null, true),
  chart('de-skr04', 'DE', false),
  chart('de-skr03', 'DE', true),
  chart('ke', 'KE', true),
]
const idsOf = (country: string | null) => chartsOf(country, charts).map(({ id }) => id)

test('a country’s usual chart comes first, then its others, then the generic one', () => {
  expect(idsOf('DE')).toEqual(['de-skr03', 'de-skr04', 'generic'])
  expect(idsOf('KE')).toEqual(['ke', 'generic'])
})

test('a country without charts, and none at all, have the generic one', () => {
  expect(idsOf('IE')).toEqual(['generic'])
  expect(idsOf(null)).toEqual(['generic'])
})

test('where the charts could not be listed, there is none to choose', () => {
  expect(chartsOf('DE', [])).toEqual([])
})
