import { OpenBusinessBody } from '@smb/core/onboarding'
import { expect, test } from 'vitest'
import { derivedFrom, percentOf, startBody } from './start-values.ts'

const country = {
  code: 'DE',
  name: 'Germany',
  currency: 'EUR',
  fiscalYearStartMonth: 1,
  timeZones: ['Europe/Berlin'],
}
const values = { ...derivedFrom(country, []), name: ' Harbour ' }

test.each([
  ['', null],
  ['  ', null],
  ['19', '19'],
  [' 7,5 % ', '7.5'],
  ['0', '0'],
  ['nineteen', undefined],
  ['-5', undefined],
])('a sales tax typed as “%s” is sent as %s', (typed, sent) => {
  expect(percentOf(typed)).toBe(sent)
})

test('what is sent is what the API takes, with and without a sales tax', () => {
  const without = startBody(values)
  expect(without).toEqual({
    name: 'Harbour',
    country: 'DE',
    baseCurrency: 'EUR',
    fiscalYearStartMonth: 1,
    timeZone: 'Europe/Berlin',
    taxRegistrationNumber: null,
    standardTaxPercent: null,
  })
  const taxed = startBody({ ...values, standardTaxPercent: '19 %' })
  expect(taxed).toEqual({ ...without, standardTaxPercent: '19' })
  const chosen = startBody({ ...values, chartPack: 'de-skr04' })
  expect(chosen).toEqual({ ...without, chartPack: 'de-skr04' })
  for (const body of [without, taxed, chosen])
    expect(OpenBusinessBody.safeParse(body).error).toBeUndefined()
})

test('the usual chart of the country is chosen beforehand', () => {
  const chart = { name: 'x', language: 'de', version: 1, accounts: 60, taxCodes: 5 } as const
  const more = { ...chart, source: { title: 'A', url: null, date: '2026-01-01' } }
  const charts = [
    { ...more, id: 'generic', country: null, isDefault: true, standardTaxPercent: null },
    { ...more, id: 'de-skr03', country: 'DE', isDefault: true, standardTaxPercent: '19' },
  ]
  expect(derivedFrom(country, charts).chartPack).toBe('de-skr03')
  expect(derivedFrom(undefined, charts).chartPack).toBe('generic')
})
