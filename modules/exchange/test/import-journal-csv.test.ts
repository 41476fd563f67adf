import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { preview, refused, take } from './journal-csv-story.ts'

const world = openWorld()

let mara: Person

beforeAll(async () => {
  mara = await world.business('Mara', 'Harbour Design Studio')
})

type Items = { items: AccountListItem[] }

const accountsOf = async (who: Person) => (await who.get<Items>('/accounts')).items

const entries = async () =>
  (await mara.get<{ items: { id: string; memo: string | null }[] }>('/journal-entries?limit=100'))
    .items

const plain = [
  'Entry,Date,Account,Memo,Debit,Credit',
  'J-1,2026-03-31,6000,March rent,"1,200.00",',
  'J-1,,1000,,,"1,200.00"',
  'J-2,2026-04-02,Cash on hand,Owner pays in,500.00,',
  'J-2,2026-04-02,3000,,,500.00',
].join('\n')

let rent = ''

let cash = ''

beforeAll(async () => {
  const accounts = await accountsOf(mara)
  rent = accounts.find(({ type, controlRole }) => type === 'expense' && !controlRole)?.code ?? ''
  cash = accounts.find(({ type, controlRole }) => type === 'asset' && !controlRole)?.code ?? ''
})

/** The file with the codes that this chart has. */
const fitted = (text: string): string =>
  text.replaceAll('6000', rent).replaceAll('Cash on hand', cash).replaceAll('1000', cash)

describe('a spreadsheet of journals', () => {
  test('is shown entry by entry before anything is posted, then posted, and adds nothing again', async () => {
    const equity = (await accountsOf(mara)).find(
      ({ type, controlRole }) => type === 'equity' && !controlRole,
    )
    const file = fitted(plain).replaceAll('3000', equity?.code ?? '')
    const seen = await preview(mara, file)
    expect(seen).toMatchObject({
      isPreview: true,
      new: 2,
      alreadyThere: 0,
      faulty: 0,
      newTotal: { amount: '1700.00' },
      import: null,
      csv: { grouping: { by: 'entry_column' }, refusal: null, questions: [] },
    })
    expect(seen.entries).toMatchObject([
      { fileLine: 2, reference: 'J-1', postingDate: '2026-03-31', memo: 'March rent' },
      { fileLine: 4, reference: 'J-2', total: { amount: '500.00' } },
    ])
    expect(await entries()).toHaveLength(0)
    expect(await take(mara, file)).toMatchObject({ new: 2, import: { added: 2 } })
    const posted = await entries()
    expect(posted.map(({ memo }) => memo).toSorted()).toEqual([
      'March rent (J-1)',
      'Owner pays in (J-2)',
    ])
    const one = await mara.get<JournalEntryView>(`/journal-entries/${posted[0]?.id}`)
    expect(one.lines).toHaveLength(2)
    expect(await preview(mara, file)).toMatchObject({ new: 0, alreadyThere: 2 })
    expect(await take(mara, file)).toMatchObject({ import: { added: 0, alreadyThere: 2 } })
    expect(await entries()).toHaveLength(2)
  })

  test('without references is cut by blank rows, with signed amounts, a total left out', async () => {
    const other = await world.business('Ines', 'Blank Rows')
    const rows = [
      'Datum;Konto;Text;Betrag',
      `31.03.2026;${rent};Miete;1.200,50`,
      `31.03.2026;${cash};Miete;-1.200,50`,
      ';;;',
      `01.04.2026;${rent};Strom;80,00`,
      `01.04.2026;${cash};Strom;80,00 CR`,
      ';;Summe;0,00',
    ].join('\r\n')
    const seen = await preview(other, rows)
    expect(seen.csv).toMatchObject({
      grouping: { by: 'blank_rows' },
      mapping: { dateOrder: 'dmy', decimalMark: 'comma' },
      leftOut: [{ fileLine: 7 }],
    })
    expect(seen).toMatchObject({ new: 2, faulty: 0, newTotal: { amount: '1280.50' } })
    expect(await take(other, Buffer.from(`\ufeff${rows}`, 'utf16le'))).toMatchObject({ new: 2 })
    // The same entries in other bytes are known again.
    expect(await preview(other, `\ufeff${rows}`)).toMatchObject({ new: 0, alreadyThere: 2 })
  })

  test('asks in words what neither dates nor amounts decide, and takes the answer', async () => {
    const file = [
      'Ref,Date,Account,Amount',
      `A,03/04/2026,${rent},1.234`,
      `A,03/04/2026,${cash},-1.234`,
    ].join('\n')
    const seen = await preview(mara, file)
    expect(seen.csv.questions.map(({ words }) => words)).toEqual([
      'Is 03/04/2026 the 3rd of April 2026 or April 3rd, 2026?'.replace('April 3rd', 'March 4th'),
      expect.stringContaining('In “1.234”'),
    ])
    expect(await refused(mara, file)).toMatchObject({ code: 'exchange.journal_csv_question' })
    const answers = { dateOrder: 'dmy', decimalMark: 'comma' }
    expect(await preview(mara, file, answers)).toMatchObject({
      new: 1,
      newTotal: { amount: '1234.00' },
      entries: [{ postingDate: '2026-04-03' }],
    })
  })

  test('takes foreign amounts at the rate of the row, both sides alike to the cent (rule 4)', async () => {
    const file = [
      'Ref,Date,Account,Debit,Credit,Currency,Rate',
      `F,2026-05-01,${rent},33.33,,USD,0.9137`,
      `F,2026-05-01,${rent},33.33,,USD,`,
      `F,2026-05-01,${cash},,66.66,USD,`,
    ].join('\n')
    const made = await take(mara, file)
    expect(made).toMatchObject({ new: 1, faulty: 0, newTotal: { amount: '60.91' } })
    expect(await refused(mara, file.replace(',0.9137', ','))).toMatchObject({
      code: 'exchange.journal_csv_faulty',
      issues: expect.arrayContaining([
        expect.objectContaining({ code: 'exchange.row_without_rate', path: ['line', 2] }),
      ]) as unknown,
    })
  })

  test('whose first column is chosen otherwise is read anew', async () => {
    const file = `Ref,Date,Account,Debit,Credit\nA,2026-06-01,${rent},5,\nA,2026-06-01,${cash},,5`
    const roles = ['entry', 'date', 'account', 'credit', 'debit']
    const seen = await preview(mara, file, { roles })
    expect(seen.entries[0]?.lines).toMatchObject([{ side: 'credit' }, { side: 'debit' }])
    expect(
      (await preview(mara, file, { roles: ['entry', 'date', 'ignore', 'debit', 'credit'] })).csv,
    ).toMatchObject({ refusal: { code: 'csv.role_missing' } })
  })
})

describe('what does not fit is told with its row, and keeps the whole file out', () => {
  const heading = 'Ref,Date,Account,Debit,Credit,Currency'
  const cases: [string, () => string[], number, string][] = [
    ['an unknown account', () => ['A,2026-03-01,9999x,5,', `A,,${cash},,5`], 2, 'account_unknown'],
    ['no account', () => ['A,2026-03-01,,5,', `A,,${cash},,5`], 2, 'row_without_account'],
    [
      'an unbalanced entry',
      () => [`A,2026-03-01,${rent},5,`, `A,,${cash},,4.99`],
      2,
      'entry_unbalanced',
    ],
    ['one row only', () => [`A,2026-03-01,${rent},5,`], 2, 'entry_too_short'],
    [
      'two dates',
      () => [`A,2026-03-01,${rent},5,`, `A,2026-03-02,${cash},,5`],
      3,
      'entry_dates_differ',
    ],
    [
      'no date',
      () => [`A,,${rent},5,`, `A,,${cash},,5`, `B,2026-01-01,${rent},1,`, `B,,${cash},,1`],
      2,
      'entry_without_date',
    ],
    [
      'a word for a date',
      () => [`A,soon,${rent},5,`, `A,,${cash},,5`, `B,2026-01-01,${rent},1,`, `B,,${cash},,1`],
      2,
      'row_date',
    ],
    [
      'a debit and a credit',
      () => [`A,2026-03-01,${rent},5,5`, `A,,${cash},,5`],
      2,
      'row_on_both_sides',
    ],
    [
      'no amount',
      () => [`A,2026-03-01,${rent},,`, `A,,${cash},,5`, `A,,${rent},5,`],
      2,
      'row_without_amount',
    ],
    [
      'a formula',
      () => [`A,2026-03-01,${rent},=SUM(A1),`, `A,,${cash},,5`, `A,,${rent},5,`],
      2,
      'row_amount',
    ],
    [
      'too many decimals',
      () => [
        `A,2026-03-01,${rent},5.001,`,
        `A,,${cash},,5.001`,
        `B,2026-03-01,${rent},1.25,`,
        `B,,${cash},,1.25`,
      ],
      2,
      'row_amount',
    ],
    [
      'no currency of ours',
      () => [`A,2026-03-01,${rent},5,,XXQ`, `A,,${cash},,5,`],
      2,
      'row_currency',
    ],
    [
      'a row above the first entry',
      () => [`,2026-03-01,${rent},5,`, `A,2026-03-01,${rent},5,`, `A,,${cash},,5`],
      2,
      'row_without_entry',
    ],
  ]
  test.each(cases)('%s', async (_, rows, line, code) => {
    const file = [heading, ...rows()].join('\n')
    const before = (await entries()).length
    const seen = await preview(mara, file)
    expect(seen.entries[0]?.faults[0]).toMatchObject({ fileLine: line, code: `exchange.${code}` })
    expect(await refused(mara, file)).toMatchObject({ code: 'exchange.journal_csv_faulty' })
    expect(await entries()).toHaveLength(before)
  })

  test('the difference is named, and what is right beside it is not posted either', async () => {
    const file = [
      heading,
      `A,2026-03-01,${rent},5,`,
      `A,,${cash},,5`,
      `B,2026-03-01,${rent},7.5,`,
      `B,,${cash},,7`,
    ].join('\n')
    const before = (await entries()).length
    const seen = await preview(mara, file)
    expect(seen).toMatchObject({ new: 1, faulty: 1 })
    expect(seen.entries[0]?.faults[0]?.message).toContain('debit side is 0.50 EUR more')
    expect((await refused(mara, file)).detail).toContain('1 entry does not fit')
    expect(await entries()).toHaveLength(before)
  })

  test('a control account follows documents, an archived one is closed, and so is a locked date', async () => {
    const ola = await world.business('Ola', 'Closed Months')
    const accounts = await accountsOf(ola)
    const receivable = accounts.find(({ controlRole }) => controlRole === 'accounts_receivable')
    const spare = accounts.find(({ type, controlRole }) => type === 'expense' && !controlRole)
    const till = accounts.find(({ type, controlRole }) => type === 'asset' && !controlRole)
    const file = (date: string, code: string | undefined) =>
      [heading, `A,${date},${code},5,`, `A,,${till?.code},,5`].join('\n')
    const codeOf = async (text: string) => (await preview(ola, text)).entries[0]?.faults[0]?.code
    expect(await codeOf(file('2026-03-01', receivable?.code))).toBe('exchange.account_reserved')
    // As by hand, the bank and sales may be posted to.
    for (const role of ['bank_default', 'sales', 'retained_earnings', 'output_tax']) {
      const account = accounts.find(({ controlRole }) => controlRole === role)
      expect(await take(ola, file('2026-01-31', account?.code))).toMatchObject({
        import: { added: 1 },
      })
    }
    const known = file('2026-02-01', spare?.code)
    await take(ola, known)
    await ola.put('/book/lock-date', { lockDate: '2026-02-28' })
    expect(await codeOf(file('2026-02-02', spare?.code))).toBe('exchange.entry_locked')
    await ola.post(`/accounts/${spare?.id}/archive`, { version: spare?.version })
    expect(await codeOf(file('2026-03-02', spare?.code))).toBe('exchange.account_archived')
    // What was imported before the month was closed is passed over, not refused.
    expect(await take(ola, known)).toMatchObject({ import: { added: 0, alreadyThere: 1 } })
  })
})
