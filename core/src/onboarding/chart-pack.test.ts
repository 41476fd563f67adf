import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { TaxCodeId } from '../ids/index.ts'
import { controlRoles } from '../ledger/index.ts'
import { Decimal } from '../money/index.ts'
import { taxKinds } from '../tax/index.ts'
import { LocalDate } from '../time/index.ts'
import { accountsParentFirst, ChartPack, needsBusinessRate, packTaxCodes } from './index.ts'

const folder = new URL('../../../modules/onboarding/data/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
type Json = {
  accounts: Record<string, unknown>[]
  taxCodes: Record<string, unknown>[]
  [name: string]: unknown
}
const jsonOf = (file: string): Json =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Json

describe.each(files)('the pack %s', (file) => {
  test('is sound, and named as its file', () => {
    const pack = ChartPack.parse(jsonOf(file))
    expect(`${pack.id}.json`).toBe(file)
  })

  test('has every control role exactly once', () => {
    const roles = ChartPack.parse(jsonOf(file)).accounts.flatMap(
      (account) => account.controlRole ?? [],
    )
    expect(roles.toSorted()).toEqual(controlRoles.toSorted())
  })

  test('places every account after its parent', () => {
    const pack = ChartPack.parse(jsonOf(file))
    const placed = new Set<string>()
    for (const { code, parentCode } of accountsParentFirst(pack)) {
      expect(parentCode === undefined || placed.has(parentCode)).toBe(true)
      placed.add(code)
    }
    expect(placed.size).toBe(pack.accounts.length)
  })

  test('is of a size that a small business can overlook', () => {
    const { accounts, taxCodes } = ChartPack.parse(jsonOf(file))
    expect(accounts.length).toBeGreaterThanOrEqual(45)
    expect(accounts.length).toBeLessThanOrEqual(160)
    expect(taxCodes.length).toBeLessThanOrEqual(20)
  })

  test('rule 15: keeps exempt and out of scope apart from what is charged, each with its source', () => {
    const pack = ChartPack.parse(jsonOf(file))
    const kinds = new Set(pack.taxCodes.map(({ kind }) => kind))
    for (const kind of ['standard', 'exempt', 'out_of_scope'] as const) {
      expect(kinds.has(kind), kind).toBe(true)
    }
    // The United States know no zero rate and no reverse charge: a sale is taxed, exempt, or not taxable there.
    if (pack.country !== 'US') {
      expect(kinds.has('zero_rated') && kinds.has('reverse_charge')).toBe(true)
    }
    for (const { code, sources } of pack.taxCodes) {
      expect(pack.country === null || sources.length > 0, code).toBe(true)
    }
  })

  test('rule 15: what a reverse-charge code charges, it gives back', () => {
    const { taxCodes } = ChartPack.parse(jsonOf(file))
    for (const { components } of taxCodes.filter(({ kind }) => kind === 'reverse_charge')) {
      expect(components.map(({ accountRole }) => accountRole)).toEqual(['output_tax', 'input_tax'])
      expect(components[0]?.rates).toEqual(components[1]?.rates)
    }
  })

  test('can be made into tax codes, with and without a rate of the business', () => {
    const pack = ChartPack.parse(jsonOf(file))
    const today = LocalDate.of(2026, 6, 30)
    const newId = () => 'tax_1' as TaxCodeId
    const rate = { ratePercent: Decimal.from('16'), validFrom: LocalDate.of(1900, 1, 1) }
    expect(packTaxCodes(pack, rate, { newId, today }).length).toBeGreaterThan(2)
    expect(packTaxCodes(pack, null, { newId, today }).length).toBeGreaterThan(2)
  })
})

describe('the generic pack', () => {
  const pack = ChartPack.parse(jsonOf('generic.json'))
  const today = LocalDate.of(2026, 6, 30)
  const ids = (): (() => TaxCodeId) => {
    let count = 0
    return () => `tax_${(count += 1)}` as TaxCodeId
  }

  test('is a chart for a small business, with four-digit codes by type', () => {
    expect(pack.accounts.length).toBeGreaterThanOrEqual(45)
    expect(pack.accounts.length).toBeLessThanOrEqual(60)
    const first = { asset: '1', liability: '2', equity: '3', income: '4', expense: '56' }
    for (const { code, type } of pack.accounts) {
      expect(code).toMatch(/^\d{4}$/)
      expect(first[type]).toContain(code[0])
    }
  })

  test('asks the business for its rate and takes it into the standard and reverse-charge codes', () => {
    const rate = { ratePercent: Decimal.from('16'), validFrom: LocalDate.of(2026, 1, 1) }
    const codes = packTaxCodes(pack, rate, { newId: ids(), today })
    expect(codes.map(({ taxCode }) => taxCode.kind)).toEqual(
      taxKinds.filter((kind) => kind !== 'withholding'),
    )
    expect(codes.filter(({ isDefault }) => isDefault).map(({ taxCode }) => taxCode.code)).toEqual([
      'STANDARD',
    ])
    expect(codes[0]?.taxCode.components[0]?.rates).toEqual([{ ...rate, validTo: null }])
    expect(codes.at(-1)?.taxCode.components.map((component) => component.accountRole)).toEqual([
      'output_tax',
      'input_tax',
    ])
    expect(new Set(codes.map(({ taxCode }) => taxCode.id)).size).toBe(5)
  })

  test('a business that charges no tax gets the codes without a rate', () => {
    expect(
      packTaxCodes(pack, null, { newId: ids(), today }).map(({ taxCode }) => taxCode.code),
    ).toEqual(['ZERO', 'EXEMPT', 'OUTSIDE'])
    expect(pack.taxCodes.filter(needsBusinessRate).map(({ code }) => code)).toEqual([
      'STANDARD',
      'REVERSE',
    ])
  })
})

describe('an unsound pack is refused, saying where', () => {
  const refusal = (change: (pack: Json) => void): { path: string; message: string }[] => {
    // Those about dated rates and sources change a pack that has them.
    for (const file of ['generic.json', 'ke.json']) {
      const pack = jsonOf(file)
      try {
        change(pack)
      } catch {
        continue
      }
      const { error } = ChartPack.safeParse(pack)
      if (error) return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    }
    return []
  }
  const ratesOf = (pack: Json): { validFrom: string; validTo?: string }[] =>
    (at(pack, 'VAT').components as { rates: { validFrom: string; validTo?: string }[] }[])[0]!.rates
  const at = (pack: Json, code: string): Record<string, unknown> =>
    [...pack.accounts, ...pack.taxCodes].find((one) => one.code === code)!

  test.each<[string, (pack: Json) => void, string]>([
    ['a code twice', (pack) => (at(pack, '1020').code = '1010'), 'code 1010 is used twice'],
    [
      'an unknown parent',
      (pack) => (at(pack, '1020').parentCode = '1999'),
      'there is no account 1999',
    ],
    [
      'a parent of another type',
      (pack) => (at(pack, '6100').parentCode = '1000'),
      '6100 is expense, its parent asset',
    ],
    ['a circle', (pack) => (at(pack, '1000').parentCode = '1010'), 'is its own ancestor'],
    [
      'a missing role',
      (pack) => delete at(pack, '1990').controlRole,
      '0 accounts carry the role suspense',
    ],
    [
      'a role twice',
      (pack) => (at(pack, '1300').controlRole = 'suspense'),
      '2 accounts carry the role suspense',
    ],
    [
      'a role on a wrong type',
      (pack) => (at(pack, '1100').type = 'expense'),
      'accounts_receivable cannot be expense',
    ],
    [
      'two defaults',
      (pack) => (at(pack, 'ZERO').isDefault = true),
      'more than one code is the default',
    ],
    [
      'no rates',
      (pack) =>
        ((at(pack, 'STANDARD').components as { ratesFrom: string }[])[0]!.ratesFrom = 'pack'),
      'a rate is missing',
    ],
    [
      'a rate of the pack where the business gives it',
      (pack) =>
        ((at(pack, 'STANDARD').components as { rates: unknown[] }[])[0]!.rates = [
          { percent: '5', validFrom: '2026-01-01' },
        ]),
      'the business gives these',
    ],
    [
      'rates that overlap',
      (pack) => (ratesOf(pack)[1]!.validFrom = '2020-03-31'),
      'rates are in order of time and do not overlap',
    ],
    [
      'a rate after one without an end',
      (pack) => delete ratesOf(pack)[0]!.validTo,
      'rates are in order of time and do not overlap',
    ],
    [
      'a rate that ends before it starts',
      (pack) => (ratesOf(pack)[0]!.validTo = '2013-09-01'),
      'the rate ends before it starts',
    ],
    ['a law without a source', (pack) => (at(pack, 'VAT').sources = []), 'a source is missing'],
    [
      'a law whose source nobody can open',
      (pack) => ((at(pack, 'ZERO').sources as { url: null }[])[0]!.url = null),
      'a source is missing',
    ],
    [
      'a chart of a country without a source',
      (pack) => ((pack.source as { url: null }).url = null),
      'a source is missing',
    ],
  ])('%s', (_name, change, message) => {
    expect(refusal(change).map((issue) => issue.message)).toContain(message)
  })

  test('a field that nobody knows', () => {
    expect(refusal((pack) => (at(pack, '1010').colour = 'red'))[0]?.path).toMatch(/^accounts\.1$/)
    expect(refusal((pack) => (pack.extra = 1))).toHaveLength(1)
  })
})
