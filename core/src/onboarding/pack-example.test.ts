import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ChartPack, exampleTotals, PackExamples } from './index.ts'

const folder = new URL('../../../modules/onboarding/data/', import.meta.url)
const jsonIn = (at: URL): [string, unknown][] =>
  readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(new URL(name, at), 'utf8'))])

const packs = jsonIn(folder).map(([, json]) => ChartPack.parse(json))
const files = jsonIn(new URL('examples/', folder)).map(([name, json]) => ({
  name,
  ...PackExamples.parse(json),
}))

test('each country with a pack has worked examples of its own, and the generic pack too', () => {
  const named = files.map(({ name, country }) => [name, country ?? 'generic'])
  expect(named.every(([name, of]) => name === `${of}.json`)).toBe(true)
  expect(new Set(files.map(({ country }) => country))).toEqual(
    new Set(packs.map(({ country }) => country)),
  )
})

test('rule 15: a country’s examples charge a dated rate, a price with tax inside and one without tax', () => {
  for (const { country, examples } of files.filter((file) => file.country !== null)) {
    const days = new Set(examples.map(({ date }) => date))
    const rates = examples.flatMap(({ expected }) => expected.taxes.map(({ percent }) => percent))
    expect(days.size, country ?? '').toBeGreaterThan(1)
    expect(examples.some(({ pricesIncludeTax }) => pricesIncludeTax)).toBe(true)
    expect(rates).toContain('0')
  }
})

const pairs = files.flatMap(({ country, examples }) =>
  packs
    .filter((pack) => pack.country === country)
    .flatMap((pack) => examples.map((example) => ({ pack, example }))),
)

describe('the worked examples come out to the cent', () => {
  test.each(pairs.map((pair) => [pair.pack.id, pair.example.name, pair] as const))(
    'rule 14: %s: %s',
    (_pack, _name, { pack, example }) => {
      expect(exampleTotals(pack, example)).toEqual(example.expected)
    },
  )
})

test('rule 14: no code has a rate for a day before its sources vouch for one', () => {
  const kenya = packs.find(({ id }) => id === 'ke')!
  const [first] = files.find(({ country }) => country === 'KE')!.examples
  expect(() => exampleTotals(kenya, { ...first!, date: '2013-09-01' as never })).toThrow(
    expect.objectContaining({ code: 'tax.no_rate' }),
  )
})
