import { expect, test } from 'vitest'
import type { LedgerAccountId } from '../ids/index.ts'
import type { AccountType, ControlRole } from '../ledger/index.ts'
import { Money, currency } from '../money/index.ts'
import { LocalDate } from '../time/index.ts'
import type { AccountBalanceRow } from './index.ts'
import { cashFlow, cashFlowClasses } from './index.ts'

const idOf = (code: string): LedgerAccountId => `acc_${code}`
type More = { parent?: string; role?: ControlRole; net?: bigint }
function account(code: string, type: AccountType, more: More = {}): AccountBalanceRow {
  const { parent, role, net = 0n } = more
  return {
    accountId: idOf(code),
    code,
    name: code,
    type,
    parentId: parent === undefined ? null : idOf(parent),
    controlRole: role ?? null,
    debit: net > 0n ? net : 0n,
    credit: net < 0n ? -net : 0n,
  }
}
const classOf = (accounts: readonly AccountBalanceRow[], code: string, ...banks: string[]) =>
  cashFlowClasses(accounts, new Set(banks.map(idOf))).get(idOf(code))

test('cash is the account for payments, bank accounts, and assets in a group with one of them', () => {
  const chart = [
    account('1000', 'asset'),
    account('1010', 'asset', { parent: '1000', role: 'bank_default' }),
    account('1030', 'asset', { parent: '1000' }),
    account('1050', 'asset'),
    account('2050', 'liability'),
  ]
  expect(['1000', '1010', '1030'].map((code) => classOf(chart, code))).toEqual([
    'cash',
    'cash',
    'cash',
  ])
  expect([classOf(chart, '1050'), classOf(chart, '1050', '1050')]).toEqual(['unclassified', 'cash'])
  expect(classOf(chart, '2050', '2050')).toBe('unclassified')
})

test('a group takes the working capital in it, another group of assets is investing, what stands alone is not classified', () => {
  const chart = [
    account('1100', 'asset'),
    account('1110', 'asset', { parent: '1100', role: 'accounts_receivable' }),
    account('1120', 'asset', { parent: '1100' }),
    account('1500', 'asset'),
    account('1510', 'asset', { parent: '1500' }),
    account('1590', 'asset', { parent: '1510' }),
    account('1990', 'asset', { parent: '1500', role: 'suspense' }),
    account('2200', 'liability', { role: 'output_tax' }),
    account('2300', 'liability'),
    account('2310', 'liability', { parent: '2300' }),
    account('3200', 'equity', { role: 'retained_earnings' }),
    account('4000', 'income', { parent: '1500' }),
  ]
  const found = Object.fromEntries(chart.map(({ code }) => [code, classOf(chart, code)]))
  expect(found).toEqual({
    1100: 'operating',
    1110: 'operating',
    1120: 'operating',
    1500: 'unclassified',
    1510: 'unclassified',
    1590: 'unclassified',
    1990: 'unclassified',
    2200: 'operating',
    2300: 'unclassified',
    2310: 'unclassified',
    3200: 'financing',
    4000: 'profit',
  })
  const without = chart.filter(({ code }) => code !== '1990')
  expect(classOf(without, '1590')).toBe('investing')
})

test('what an account gained on its debit side, cash lost; nothing is left between opening and closing', () => {
  const eur = currency('EUR')
  const before = [
    account('1010', 'asset', { role: 'bank_default', net: 500n }),
    account('3000', 'equity', { net: -500n }),
  ]
  const moved = [
    account('1010', 'asset', { role: 'bank_default', net: -40n }),
    account('1200', 'asset', { net: 100n }),
    account('3000', 'equity', { net: 0n }),
    account('4000', 'income', { net: -90n }),
    account('5000', 'expense', { net: 30n }),
  ]
  const period = { from: LocalDate.from('2026-01-01'), to: LocalDate.from('2026-01-31') }
  const report = cashFlow([{ period, before, moved }], { currency: eur, bankAccountIds: new Set() })
  const text = (figures: readonly Money[]) => figures.map(Money.toString)
  expect(text(report.profit)).toEqual(['0.60'])
  expect(text(report.unclassified.totals)).toEqual(['-1.00'])
  expect([text(report.opening), text(report.net), text(report.closing)]).toEqual([
    ['5.00'],
    ['-0.40'],
    ['4.60'],
  ])
  expect(text(report.difference)).toEqual(['0.00'])
})
