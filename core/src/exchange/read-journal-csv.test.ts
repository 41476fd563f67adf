import { expect, test } from 'vitest'
import { idFromUuid } from '../ids/index.ts'
import type { AccountType, LedgerAccount } from '../ledger/index.ts'
import { currency } from '../money/index.ts'
import { readJournalCsv } from './index.ts'

const account = (code: string, type: AccountType): LedgerAccount => ({
  ...{ id: idFromUuid('acc', `018f0000-0000-7000-8000-00000000${code}`), code, name: code, type },
  ...{ parentId: null, controlRole: null, currency: null, archivedAt: null, version: 1 },
})
const accounts = [account('1000', 'asset'), account('3000', 'equity')]
const entriesOf = (rates: readonly [string, string]) =>
  readJournalCsv(
    'Date,Account,Amount,Currency,Rate\n' +
      `2026-03-31,1000,100.00,USD,${rates[0]}\n2026-03-31,3000,-100.00,USD,${rates[1]}\n`,
    { accounts, baseCurrency: currency('EUR'), mapping: {} },
  ).entries

test('rule 35: rows of one currency at different rates do not balance in the books', () => {
  const [even] = entriesOf(['0.92', '0.92'])
  expect(even?.transaction?.lines.map(({ baseMinor }) => baseMinor)).toEqual([9200n, 9200n])

  const [odd] = entriesOf(['0.92', '0.90'])
  expect(odd?.transaction).toBeNull()
  expect(odd?.faults).toMatchObject([{ code: 'exchange.entry_unbalanced', fileLine: 2 }])
  expect(odd?.faults[0]?.message).toContain('2.00 EUR')
})
