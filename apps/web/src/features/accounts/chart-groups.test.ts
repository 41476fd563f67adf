import type { AccountListItem } from '@smb/core/ledger'
import { expect, test } from 'vitest'
import { chartGroups, foundAccounts } from './chart-groups.ts'

const account = (
  code: string,
  amount: string,
  more: Partial<AccountListItem> = {},
): AccountListItem => ({
  id: `acc_${code}`,
  code,
  name: `Account ${code}`,
  type: 'asset',
  parentId: null,
  controlRole: null,
  currency: null,
  archivedAt: null,
  version: 1,
  balance: { amount, currency: 'KES' },
  ...more,
})

test('sub-accounts stand below their parent, and a type has the sum of its accounts', () => {
  const groups = chartGroups(
    [
      account('6100', '-5.00', { type: 'expense' }),
      account('1020', '20.25', { parentId: 'acc_1000' }),
      account('1100', '-0.50'),
      account('1000', '1.00'),
    ],
    'KES',
  )
  expect(groups.map(({ type, total }) => [type, total])).toEqual([
    ['asset', '20.75'],
    ['expense', '-5.00'],
  ])
  expect(groups[0]?.rows.map((row) => [row.account.code, row.depth])).toEqual([
    ['1000', 0],
    ['1020', 1],
    ['1100', 0],
  ])
})

test('a found account whose parent is not among them stands at the top', () => {
  const child = account('1020', '1.00', { parentId: 'acc_1000' })
  expect(chartGroups([child], 'KES')[0]?.rows).toEqual([{ account: child, depth: 0 }])
})

test('the search reads code and name, and leaves out what is archived', () => {
  const old = account('1090', '0.00', { archivedAt: '2026-01-01T00:00:00Z' })
  const accounts = [account('1010', '0.00'), old]
  expect(foundAccounts(accounts, { text: '10', withArchived: false })).toHaveLength(1)
  expect(foundAccounts(accounts, { text: ' account 1090 ', withArchived: true })).toEqual([old])
})
