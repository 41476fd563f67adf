import { OpenBusinessBody } from '@smb/core/onboarding'
import { expect, test } from 'vitest'
import { derivedFrom, percentOf, rateAfter, startBody } from './start-values.ts'

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

const chart = {
  ...{ name: 'x', language: 'de', version: 1, accounts: 60, taxCodes: 5, isDefault: true },
  source: { title: 'A', url: null, date: '2026-01-01' },
  standardTaxSource: null,
}
const charts = [
  { ...chart, id: 'generic', country: null, standardTaxPercent: null },
  { ...chart, id: 'de-skr03', country: 'DE', standardTaxPercent: '19' },
  { ...chart, id: 'gb', country: 'GB', standardTaxPercent: '20' },
]

test('the usual chart of the country is chosen beforehand; a tax is charged by nobody who did not ask for it', () => {
  expect(derivedFrom(country, charts)).toMatchObject({
    chartPack: 'de-skr03',
    standardTaxPercent: '',
  })
  expect(derivedFrom(undefined, charts)).toMatchObject({
    chartPack: 'generic',
    standardTaxPercent: '',
  })
})

test.each([
  ['follows the chart as long as it is the chart’s', '19', 'gb', '20'],
  ['goes with a chart that has none', '19', 'generic', ''],
  ['stays as it was written', '7.5', 'gb', '7.5'],
  ['stays empty where none was written', '', 'gb', ''],
])('the rate %s', (_, standardTaxPercent, next, then) => {
  expect(rateAfter({ chartPack: 'de-skr03', standardTaxPercent }, next, charts)).toBe(then)
})

test('an empty rate stays empty, though the chart before had none', () => {
  expect(rateAfter({ chartPack: 'generic', standardTaxPercent: '' }, 'gb', charts)).toBe('')
})
