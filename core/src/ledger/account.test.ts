import { describe, expect, test } from 'vitest'
import { LocalDate } from '../time/index.ts'
import { accountTypes, balanceCountsFrom, isProfitAndLoss, normalSide } from './account.ts'

describe('ledger account', () => {
  test('debits grow assets and expenses, credits grow the other three', () => {
    expect(accountTypes.map((type) => [type, normalSide(type)])).toEqual([
      ['asset', 'debit'],
      ['liability', 'credit'],
      ['equity', 'credit'],
      ['income', 'credit'],
      ['expense', 'debit'],
    ])
  })

  test('only income and expense start each year at zero', () => {
    expect(accountTypes.filter(isProfitAndLoss)).toEqual(['income', 'expense'])
  })
  test('rule 47: the balance of income and expenses counts from the start of the fiscal year, that of others from the first entry', () => {
    const on = LocalDate.from('2026-03-31')
    expect(accountTypes.map((type) => balanceCountsFrom(type, on, 4))).toEqual([
      ...[null, null, null],
      ...['2025-04-01', '2025-04-01'],
    ])
    expect(balanceCountsFrom('expense', LocalDate.from('2026-04-01'), 4)).toBe('2026-04-01')
    expect(balanceCountsFrom('expense', undefined, 4)).toBeNull()
  })
})
