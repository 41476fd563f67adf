import { expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView, JournalListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
type Page = { items: JournalListItem[]; nextCursor: string | null }

const idOf = async (who: Person, code: string): Promise<string | undefined> => {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return items.find((account) => account.code === code)?.id
}

type Line = readonly [code: string, amount: string, currency?: string, rate?: string | undefined]

/** The first line is debited, the second credited. */
async function entry(who: Person, postingDate: string, debit: Line, credit: Line) {
  const lines = [debit, credit].map(async ([code, amount, currency = 'EUR', rate], index) => ({
    accountId: await idOf(who, code),
    side: index === 0 ? 'debit' : 'credit',
    amount: { amount, currency },
    ...(rate ? { rate } : {}),
  }))
  return { postingDate, lines: await Promise.all(lines) }
}

/** Seven entries of seven days in May, two of them on one day. */
async function may(): Promise<Person> {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<Page>('/journal-entries')
  if (items.length > 0) return mara
  for (const day of ['03', '01', '05', '05', '02', '07', '04']) {
    await mara.post(
      '/journal-entries',
      await entry(mara, `2026-05-${day}`, ['6100', '1.00'], ['1010', '1.00']),
    )
  }
  return mara
}
const daysOf = ({ items }: Page): string => items.map((one) => one.postingDate.slice(8)).join(' ')

test('newest first, each once, whatever the size of a page', async () => {
  const mara = await may()
  for (const limit of [1, 2, 3, 7]) {
    const pages: Page[] = []
    let cursor = ''
    do {
      pages.push(await mara.get<Page>(`/journal-entries?limit=${limit}${cursor}`))
      cursor = `&cursor=${pages.at(-1)?.nextCursor}`
    } while (pages.at(-1)?.nextCursor)
    expect(pages.map(daysOf).join(' ')).toBe('07 05 05 04 03 02 01')
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(7)
  }
})

test('between two days, both included, and by what caused them', async () => {
  const mara = await may()
  const days = async (query: string) => daysOf(await mara.get<Page>(`/journal-entries?${query}`))
  expect(await days('from=2026-05-02&to=2026-05-05')).toBe('05 05 04 03 02')
  expect(await days('from=2026-05-05')).toBe('07 05 05')
  expect(await days('to=2026-05-02')).toBe('02 01')
  expect(await days('sourceType=manual&to=2026-05-02')).toBe('02 01')
  expect(await days('sourceType=invoice')).toBe('')
  const first = await mara.get<Page>('/journal-entries?from=2026-05-03&limit=4')
  expect(await days(`from=2026-05-03&limit=4&cursor=${first.nextCursor}`)).toBe('03')
})

test('a ledger ends with its last day', async () => {
  const mara = await may()
  const { items } = await mara.get<{ items: { postingDate: string }[] }>(
    `/accounts/${await idOf(mara, '6100')}/transactions?from=2026-05-02&to=2026-05-04`,
  )
  expect(items.map(({ postingDate }) => postingDate)).toEqual([
    '2026-05-02',
    '2026-05-03',
    '2026-05-04',
  ])
})

test.each(['nonsense', 'MjAyNi0wNS0wNQ', ''.padEnd(400, 'x')])(
  'a cursor that is not ours is refused: %s',
  async (cursor) => {
    const mara = await may()
    const lists = ['/journal-entries', `/accounts/${await idOf(mara, '6100')}/transactions`]
    for (const list of lists) {
      const problem = await mara.refused('GET', `${list}?cursor=${cursor}`)
      expect(problem.status).toBe(422)
      expect(['page.cursor_malformed', 'request.invalid']).toContain(problem.code)
    }
  },
)

test('the cursor of one list does not open another', async () => {
  const mara = await may()
  const { nextCursor } = await mara.get<Page>('/journal-entries?limit=1')
  const ledger = `/accounts/${await idOf(mara, '6100')}/transactions?cursor=${nextCursor}`
  expect((await mara.refused('GET', ledger)).code).toBe('page.cursor_malformed')
})

test('rule 50: a line in another currency says its rate, and its base value is amount times rate', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const sale = (rate?: string) =>
    entry(lena, '2026-06-01', ['1020', '100.00', 'USD', rate], ['4100', '100.00', 'USD', rate])

  const posted = await lena.post<JournalEntryView>('/journal-entries', await sale('0.9155'))
  expect(posted.lines.map(({ amount, base, rate }) => [amount.amount, base.amount, rate])).toEqual([
    ['100.00', '91.55', '0.9155'],
    ['100.00', '91.55', '0.9155'],
  ])
  expect(await lena.refused('POST', '/journal-entries', await sale())).toMatchObject({
    status: 422,
    code: 'ledger.rate_missing',
    issues: [{ path: ['lines', 0, 'rate'] }],
  })
})

test('rule 38: what documents keep is not posted to by hand, and a bank account takes its own currency', async () => {
  const lena = await world.business('Lena', 'Lena Exports')
  const receivable = await entry(lena, '2026-06-01', ['1100', '5.00'], ['4100', '5.00'])
  expect(await lena.refused('POST', '/journal-entries', receivable)).toMatchObject({
    status: 422,
    code: 'ledger.account_reserved',
  })
  const dollars = { code: '1025', name: 'Dollars', type: 'asset', currency: 'USD' }
  await lena.post('/accounts', dollars)
  const euros = await entry(lena, '2026-06-01', ['1025', '5.00'], ['4100', '5.00'])
  expect(await lena.refused('POST', '/journal-entries', euros)).toMatchObject({
    status: 422,
    code: 'ledger.account_currency',
  })
})

test('rule 42: a reversal is not dated before what it undoes', async () => {
  const mara = await may()
  const { items } = await mara.get<Page>('/journal-entries?from=2026-05-07')
  const path = `/journal-entries/${items[0]?.id}/reverse`
  expect(await mara.refused('POST', path, { postingDate: '2026-05-06' })).toMatchObject({
    status: 422,
    code: 'ledger.reversal_before_original',
    issues: [{ path: ['postingDate'] }],
  })
})
