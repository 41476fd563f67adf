import { expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'
import { assertDepositAccount } from './index.ts'

test('rule 38: money arrives in accounts that hold money, never in what documents control', () => {
  const fits = (type: LedgerAccount['type'], controlRole: LedgerAccount['controlRole']): string => {
    try {
      assertDepositAccount({ code: '1010', type, controlRole })
      return 'fine'
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }

  expect(fits('asset', null)).toBe('fine')
  expect(fits('asset', 'bank_default')).toBe('fine')
  expect(fits('liability', null)).toBe('fine')
  expect(fits('income', null)).toBe('payment.deposit_account')
  expect(fits('equity', null)).toBe('payment.deposit_account')
  expect(fits('asset', 'accounts_receivable')).toBe('payment.deposit_account')
  expect(fits('liability', 'customer_credit')).toBe('payment.deposit_account')
})
