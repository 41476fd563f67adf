import { isCurrency } from '@smb/core/money'
import { describe, expect, test } from 'vitest'
import { countryDefaults } from './country-defaults.ts'
import { fiscalYearWords } from './start-words.ts'
import { suggestedCountry } from './suggested-country.ts'

const countries = countryDefaults()
const country = (code: string) => countries.find((each) => each.code === code)

describe('what follows from a country', () => {
  test('each country has a name, a currency that the books know, and a zone that exists', () => {
    expect(countries.length).toBeGreaterThan(230)
    for (const { code, name, currency, timeZones } of countries) {
      expect(name, code).not.toBe(code)
      expect(isCurrency(currency), `${code} ${currency}`).toBe(true)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timeZones[0] }), code).not.toThrow()
    }
    expect(new Set(countries.map(({ code }) => code)).size).toBe(countries.length)
  })
  test.each([
    ['GH', 'GHS', 1, 'Africa/Accra'],
    ['KE', 'KES', 1, 'Africa/Nairobi'],
    ['IE', 'EUR', 1, 'Europe/Dublin'],
    ['GB', 'GBP', 4, 'Europe/London'],
    ['IN', 'INR', 4, 'Asia/Kolkata'],
    ['US', 'USD', 1, 'America/New_York'],
    ['ZA', 'ZAR', 3, 'Africa/Johannesburg'],
    ['JP', 'JPY', 4, 'Asia/Tokyo'],
  ])('%s: %s, year from month %i, %s', (code, currency, month, zone) => {
    expect(country(code)).toMatchObject({ currency, fiscalYearStartMonth: month })
    expect(country(code)?.timeZones[0]).toBe(zone)
  })
})

describe('the country that is suggested', () => {
  test('the zone of the device says more than its language', () => {
    expect(suggestedCountry(countries, { timeZone: 'Africa/Accra', languages: ['en-US'] })).toBe(
      'GH',
    )
    expect(suggestedCountry(countries, { timeZone: 'Asia/Calcutta', languages: ['en-US'] })).toBe(
      'IN',
    )
  })
  test('without a zone that belongs to one, the region of the language', () => {
    expect(suggestedCountry(countries, { timeZone: 'UTC', languages: ['fr', 'de-AT'] })).toBe('AT')
  })
  test('without both, none', () => {
    expect(suggestedCountry(countries, { timeZone: 'UTC', languages: ['en'] })).toBeUndefined()
  })
})

test.each([
  [1, '1 Jan to 31 Dec'],
  [3, '1 Mar to the end of Feb'],
  [4, '1 Apr to 31 Mar'],
  [7, '1 Jul to 30 Jun'],
])('a year that starts in month %i runs %s', (month, words) => {
  expect(fiscalYearWords(month)).toBe(words)
})
