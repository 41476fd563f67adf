import { CreateBusinessBody } from '@smb/core/identity'
import { expect, test } from 'vitest'
import { derivedFrom, percentOf, startBody } from './start-values.ts'

const country = {
  code: 'DE',
  name: 'Germany',
  currency: 'EUR',
  fiscalYearStartMonth: 1,
  timeZones: ['Europe/Berlin'],
}
const values = { ...derivedFrom(country), name: ' Harbour ' }

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
  for (const body of [without, taxed])
    expect(CreateBusinessBody.safeParse(body).error).toBeUndefined()
})
