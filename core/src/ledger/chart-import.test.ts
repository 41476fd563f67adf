import { describe, expect, test } from 'vitest'
import type { LedgerAccount } from './index.ts'
import { chartImportPlan, readChartFile } from './index.ts'

function account(code: string, name: string, more: Partial<LedgerAccount> = {}): LedgerAccount {
  return {
    id: `acc_${code}`,
    code,
    name,
    type: 'asset',
    parentId: null,
    controlRole: null,
    currency: null,
    archivedAt: null,
    version: 1,
    ...more,
  }
}
const books = [
  account('1000', 'Cash and bank'),
  account('1010', 'Bank account', { parentId: 'acc_1000', controlRole: 'bank_default' }),
  account('1020', 'Savings', { parentId: 'acc_1000' }),
  account('1030', 'Old till', { archivedAt: '2026-01-01T00:00:00.000Z' }),
  account('6000', 'Wages', { type: 'expense' }),
]
const planOf = (...lines: string[]) =>
  chartImportPlan(readChartFile(['code,name,type,parent', ...lines].join('\n')).rows, books)
const told = (...lines: string[]) =>
  planOf(...lines).map(({ outcome, message }) => `${outcome}${message ? `: ${message}` : ''}`)

describe('what a chart would do to the books', () => {
  test('opens what is new, under accounts of the books and of the file, later lines too', () => {
    expect(told('1041,Till 1,asset,1040', '1040,Tills,asset,1000', '7000,Rent,expense,')).toEqual([
      'new',
      'new',
      'new',
    ])
  })

  test('finds what is there already', () => {
    expect(told('1020,Savings,asset,1000', '1020,Savings,asset,')).toEqual([
      'existing',
      'conflict: Code 1020 is on line 2 already. Give each account a code of its own.',
    ])
    expect(told('1020,Savings,asset,')).toEqual(['existing'])
  })

  test('leaves control accounts as they are, whatever the file calls them', () => {
    expect(told('1010,Main current account,asset,9999')).toEqual([
      'existing: Documents post to it: it stays as it is.',
    ])
    expect(told('1010,Bank account,liability,')[0]).toMatch(/^conflict: Account 1010 is an asset/)
  })

  test.each([
    ['1020,Deposit,asset,', 'Account 1020 is called “Savings” in the books.'],
    ['1020,Savings,expense,', 'Account 1020 is an asset account in the books.'],
    ['1020,Savings,asset,6000', 'Account 1020 stands under 1000 in the books.'],
    ['6000,Wages,expense,1000', 'Account 6000 stands under no other in the books.'],
    ['1030,Old till,asset,', 'Account 1030 is archived.'],
    [',Rent,expense,', 'The account’s code is missing.'],
    ['7000,,expense,', 'The account’s name is missing.'],
    ['7000,Rent,,', 'The type is missing.'],
    ['7000,Rent,thing,', '“thing” is no type of account.'],
    ['7000,Rent,expense,8000', 'There is no account 8000 to stand under'],
    ['7000,Rent,expense,1000', 'Its parent 1000 is an asset account.'],
    ['7000,Rent,expense,7000', 'It would stand under itself.'],
    ['7000,R\u0001ent,expense,', 'It holds a character that cannot be printed.'],
    ['70\u202800,Rent,expense,', 'It holds a character that cannot be printed.'],
    [`7000,${'x'.repeat(201)},expense,`, 'The name has more than 200 characters.'],
    [`${'x'.repeat(201)},Rent,expense,`, 'The code has more than 200 characters.'],
  ])('%s: %s', (line, message) => {
    const [row] = planOf(line)
    expect(row?.outcome).toBe('conflict')
    expect(row?.message).toContain(message)
    expect(row?.line).toBe(2)
  })

  test('a circle through the file is named on each of its lines, and nowhere else', () => {
    expect(
      told('1,A,asset,2', '2,B,asset,3', '3,C,asset,1', '4,D,asset,1000').map((text) =>
        text.slice(0, 40),
      ),
    ).toEqual([
      'conflict: It would stand under itself. C',
      'conflict: It would stand under itself. C',
      'conflict: It would stand under itself. C',
      'new',
    ])
  })

  test('20 levels stand, one more does not, and 5,000 on one another are seen at once', () => {
    const tower = (height: number) =>
      Array.from(
        { length: height },
        (_, n) => `L${n},Level ${n},asset,${n === 0 ? '' : `L${n - 1}`}`,
      )
    expect(new Set(told(...tower(20)))).toEqual(new Set(['new']))
    expect(told(...tower(21)).at(-1)).toContain('more than 20 levels deep')
    const begun = performance.now()
    planOf(...tower(5_000))
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})
