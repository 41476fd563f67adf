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
})

describe('the generic pack', () => {
  const pack = ChartPack.parse(jsonOf('generic.json'))
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
    const codes = packTaxCodes(pack, rate, ids())
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
    expect(packTaxCodes(pack, null, ids()).map(({ taxCode }) => taxCode.code)).toEqual([
      'ZERO',
      'EXEMPT',
      'OUTSIDE',
    ])
    expect(pack.taxCodes.filter(needsBusinessRate).map(({ code }) => code)).toEqual([
      'STANDARD',
      'REVERSE',
    ])
  })
})

describe('an unsound pack is refused, saying where', () => {
  const refusal = (change: (pack: Json) => void): { path: string; message: string }[] => {
    const pack = jsonOf('generic.json')
    change(pack)
    const { error } = ChartPack.safeParse(pack)
    return error?.issues.map(({ path, message }) => ({ path: path.join('.'), message })) ?? []
  }
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
  ])('%s', (_name, change, message) => {
    expect(refusal(change).map((issue) => issue.message)).toContain(message)
  })

  test('a field that nobody knows', () => {
    expect(refusal((pack) => (at(pack, '1010').colour = 'red'))[0]?.path).toMatch(/^accounts\.1$/)
    expect(refusal((pack) => (pack.extra = 1))).toHaveLength(1)
  })
})
