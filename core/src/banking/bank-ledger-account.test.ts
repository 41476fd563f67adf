import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import type { LedgerAccount } from '../ledger/index.ts'
import { currency } from '../money/index.ts'
import { assertBankLedgerAccount, assertCodingAccount, nextAccountCode } from './index.ts'

const account = (more: Partial<LedgerAccount>) => ({
  id: 'acc_00000000000000000000000001' as const,
  code: '1010',
  type: 'asset' as const,
  controlRole: null,
  currency: null,
  ...more,
})
const codeOf = (run: () => void): string => {
  try {
    run()
    return 'fine'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('a ledger account that stands for a bank account', () => {
  const fits = (more: Partial<LedgerAccount>): string =>
    codeOf(() => assertBankLedgerAccount(account(more), currency('EUR')))

  test('holds money, or owes it as a card does, in the bank’s currency or in any', () => {
    expect(fits({})).toBe('fine')
    expect(fits({ type: 'liability' })).toBe('fine')
    expect(fits({ controlRole: 'bank_default' })).toBe('fine')
    expect(fits({ currency: currency('EUR') })).toBe('fine')
  })

  test('is no income, no control account and in no other currency', () => {
    expect(fits({ type: 'income' })).toBe('banking.ledger_account_type')
    expect(fits({ controlRole: 'accounts_receivable' })).toBe('banking.ledger_account_controlled')
    expect(fits({ currency: currency('USD') })).toBe('banking.ledger_account_currency')
  })
})

test('rule 38: a line is coded to anything but the sums of customers’ documents and its own bank', () => {
  const bank = { ledgerAccountId: 'acc_00000000000000000000000002' as const }
  const fits = (more: Partial<LedgerAccount>): string =>
    codeOf(() => assertCodingAccount(account(more), bank))

  expect(fits({ controlRole: 'output_tax' })).toBe('fine')
  expect(fits({ controlRole: 'accounts_receivable' })).toBe('banking.control_account')
  expect(fits({ controlRole: 'customer_credit' })).toBe('banking.control_account')
  expect(fits({ id: bank.ledgerAccountId })).toBe('banking.own_account')
})

test('a new account takes the next free code, whatever codes look like', () => {
  expect(nextAccountCode('1010', new Set(['1010', '1020']))).toBe('1011')
  expect(nextAccountCode('1010', new Set(['1010', '1011', '1012']))).toBe('1013')
  expect(nextAccountCode('0099', new Set())).toBe('0100')
  expect(nextAccountCode('BANK', new Set(['BANK-2']))).toBe('BANK-3')
})
