import { describe, expect, test } from 'vitest'
import { accountTypes, isProfitAndLoss, normalSide } from './account.ts'

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
})
