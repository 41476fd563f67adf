import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountListItem } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { csv, path, preview, take } from './journal-csv-story.ts'

const world = openWorld()

let mara: Person

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
})

type Items = { items: AccountListItem[] }

const accountsOf = async (who: Person) => (await who.get<Items>('/accounts')).items

let rent = ''

let cash = ''

beforeAll(async () => {
  const accounts = await accountsOf(mara)
  rent = accounts.find(({ type, controlRole }) => type === 'expense' && !controlRole)?.code ?? ''
  cash = accounts.find(({ type, controlRole }) => type === 'asset' && !controlRole)?.code ?? ''
})

describe('hostile spreadsheets', () => {
  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'exchange.journal_csv_empty'],
    ['a heading alone', 'Date,Account,Debit,Credit\n', 'exchange.journal_csv_empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'csv.not_text'],
    ['an open quotation', 'Date,Account,Debit,Credit\n"2026', 'csv.quote_open'],
    [
      '5 MB in one cell',
      `Date,Account,Debit,Credit\n${'9'.repeat(5_000_000)}`,
      'csv.field_too_long',
    ],
    [
      '100,001 rows',
      `Date,Account,Debit,Credit\n${'x,y,1,\n'.repeat(100_001)}`,
      'csv.too_many_rows',
    ],
  ])('%s is refused', async (_, file, code) => {
    const problem = await mara.refused('POST', path(true), file, csv)
    expect(problem.code).toBe(code)
  })

  test('a formula in a text stays a text', async () => {
    const file = [
      'Ref,Date,Account,Memo,Debit,Credit',
      `H,2026-07-01,${rent},"=HYPERLINK(""http://x"")",5,`,
      `H,,${cash},,,5`,
    ].join('\n')
    expect((await preview(mara, file)).entries[0]?.memo).toBe('=HYPERLINK("http://x")')
  })

  test('a file of 100,000 rows comes in whole', { timeout: 120_000 }, async () => {
    const big = await world.business('Big', 'Many Rows')
    const rows = Array.from(
      { length: 49_999 },
      (_, n) => `E${n},2026-01-15,${rent},${n + 1}.10,\nE${n},,${cash},,${n + 1}.10`,
    )
    const made = await take(big, ['Entry,Date,Account,Debit,Credit', ...rows].join('\n'))
    expect(made).toMatchObject({ new: 49_999, import: { added: 49_999 } })
    expect(made.entries).toHaveLength(500)
  })
})
