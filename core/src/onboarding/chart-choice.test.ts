import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TaxCodeId } from '../ids/index.ts'
import { Decimal } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import {
  ChartPack,
  chartPackView,
  chosenPack,
  OpenBusinessBody,
  packListFaults,
  packTaxCodes,
} from './index.ts'

const folder = new URL('../../../modules/onboarding/data/', import.meta.url)
const packs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ChartPack.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
const packOf = (id: string): ChartPack => packs.find((pack) => pack.id === id)!
const today = LocalDate.of(2026, 6, 30)

describe('the chart that a business starts with', () => {
  test.each([
    ['KE', 'ke'],
    ['NG', 'ng'],
    ['ZA', 'za'],
    ['GB', 'gb'],
    ['US', 'us'],
    ['DE', 'de-skr03'],
    ['IE', 'generic'],
    ['FR', 'generic'],
  ])('%s, where it does not choose: %s', (country, id) => {
    expect(chosenPack(packs, { id: undefined, country }).id).toBe(id)
    expect(chosenPack(packs.toReversed(), { id: undefined, country }).id).toBe(id)
  })

  test('the second one of its country, and the generic one, where it chooses', () => {
    expect(chosenPack(packs, { id: 'de-skr04', country: 'DE' }).id).toBe('de-skr04')
    expect(chosenPack(packs, { id: 'generic', country: 'DE' }).id).toBe('generic')
  })

  test('not one that nobody knows, nor one under another country’s law', () => {
    const refusal = (id: string, country: string) => {
      try {
        chosenPack(packs, { id, country })
        return undefined
      } catch (error) {
        return error
      }
    }
    expect(refusal('xx', 'KE')).toMatchObject({
      code: 'onboarding.chart_unknown',
      issues: [{ path: ['chartPack'] }],
    })
    expect(refusal('de-skr03', 'AT')).toMatchObject({
      code: 'onboarding.chart_of_other_country',
      issues: [{ path: ['chartPack'] }],
    })
  })

  test('is a further field of the request', () => {
    const body = { name: 'Harbour', country: 'DE', baseCurrency: 'EUR', chartPack: 'de-skr04' }
    expect(OpenBusinessBody.parse(body).chartPack).toBe('de-skr04')
    expect(OpenBusinessBody.safeParse({ ...body, chart: 'x' }).success).toBe(false)
  })
})

test('the packs fit side by side, and it is said where they do not', () => {
  const messages = (list: ChartPack[]) => packListFaults(list).map(({ message }) => message)
  const skr04 = packOf('de-skr04')
  expect(messages(packs)).toEqual([])
  expect(messages([...packs, packOf('ke')])).toEqual([
    'an id is used twice',
    '2 packs of KE are the default',
  ])
  expect(messages(packs.map((pack) => ({ ...pack, isDefault: true })))).toEqual([
    '2 packs of DE are the default',
  ])
  expect(messages([packOf('generic'), skr04])).toEqual(['0 packs of DE are the default'])
  expect(messages([skr04])).toContain('the generic pack is missing')
})

test('a list shows the rate of the day, and none where the business gives it', () => {
  const rateOn = (id: string, date: LocalDate) => chartPackView(packOf(id), date).standardTaxPercent
  expect(rateOn('ke', LocalDate.of(2020, 6, 30))).toBe('14')
  expect(rateOn('ke', today)).toBe('16')
  expect(rateOn('us', today)).toBeNull()
  expect(chartPackView(packOf('de-skr03'), today)).toMatchObject({
    country: 'DE',
    language: 'de',
    isDefault: true,
    source: { date: '2025-01-01' },
    accounts: packOf('de-skr03').accounts.length,
  })
})

test('a list names the source of the rate: the one of the day nearest to when the rate began', () => {
  const sourceOn = (id: string, date: LocalDate) =>
    chartPackView(packOf(id), date).standardTaxSource?.title ?? null
  expect(sourceOn('de-skr03', today)).toMatch(/^NWB: § 12 UStG/)
  expect(sourceOn('de-skr03', LocalDate.of(2019, 6, 30))).toMatch(
    /^Deutsche Welle: am 1. Januar 2007/,
  )
  expect(sourceOn('ke', today)).toMatch(/reverts to 16 % from 1 January 2021$/)
  expect(sourceOn('gb', today)).toMatch(/standard rate 20 % from 4 January 2011/)
  expect(sourceOn('us', today)).toBeNull()
})

describe('which code new lines start with', () => {
  type Codes = Pick<ChartPack, 'taxCodes'>
  const codesAt = (pack: string | Codes, percent: string | null) => {
    let count = 0
    const rate = percent
      ? { ratePercent: Decimal.from(percent), validFrom: LocalDate.of(1900, 1, 1) }
      : null
    const newId = () => `tax_${(count += 1)}` as TaxCodeId
    return packTaxCodes(typeof pack === 'string' ? packOf(pack) : pack, rate, { newId, today })
  }
  const defaultsAt = (pack: string | Codes, percent: string | null) =>
    codesAt(pack, percent)
      .filter(({ isDefault }) => isDefault)
      .map(({ taxCode }) => `${taxCode.code}: ${taxCode.name}`)

  test('the one that charges what the business says it charges', () => {
    expect(defaultsAt('gb', '20')).toEqual(['VAT: VAT, standard rate'])
    expect(defaultsAt('gb', '20.0')).toEqual(['VAT: VAT, standard rate'])
    expect(defaultsAt('gb', '5')).toEqual(['REDUCED: VAT, reduced rate'])
    expect(defaultsAt('de-skr04', '7')).toEqual(['UST-ERM: Umsatzsteuer, ermäßigter Steuersatz'])
  })

  test('none for a business that charges no tax, with every code there for the day it does', () => {
    expect(defaultsAt('ke', null)).toEqual([])
    expect(defaultsAt('ke', '0')).toEqual([])
    expect(codesAt('ke', null)).toHaveLength(packOf('ke').taxCodes.length)
  })

  test('its own, where the law that the pack follows has no such rate', () => {
    expect(defaultsAt('gb', '8.50')).toEqual(['OWN: VAT 8.5 %'])
    expect(codesAt('gb', '8.5')).toHaveLength(packOf('gb').taxCodes.length + 1)
  })

  test('never one under which the customer withholds', () => {
    expect(defaultsAt('ng', '7.5')).toEqual(['VAT: VAT, standard rate'])
    expect(defaultsAt('ng', '5')).toEqual(['OWN: VAT 5 %'])
    // Nigeria’s codes, with one of another rate as the usual one.
    const others = packOf('ng').taxCodes.filter(({ code }) => code !== 'VAT')
    const mixed = { taxCodes: [packOf('gb').taxCodes[0]!, ...others] }
    expect(defaultsAt(mixed, '7.5')).toEqual(['OWN: VAT 7.5 %'])
  })

  test('the pack’s own where the business gives the rate', () => {
    expect(defaultsAt('us', '8.875')).toEqual(['SALES-TAX: Sales tax'])
    expect(codesAt('us', null).map(({ taxCode }) => taxCode.code)).toEqual([
      'RESALE',
      'EXEMPT',
      'OUTSIDE',
    ])
  })
})
