import { expect, test } from 'vitest'
import type { AccountListItem, BookView, JournalEntryView } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()

async function paidRent(
  who: Person,
  postingDate: string,
  more: { reverseOn?: string; memo?: string } = {},
): Promise<JournalEntryView> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const idOf = (type: string, role: string | null) =>
    items.find((account) => account.type === type && account.controlRole === role)?.id
  const amount = { amount: '850.00', currency: 'EUR' }
  return who.post<JournalEntryView>('/journal-entries', {
    postingDate,
    ...more,
    lines: [
      { accountId: idOf('expense', null), side: 'debit', amount },
      { accountId: idOf('asset', 'bank_default'), side: 'credit', amount },
    ],
  })
}
const sides = (entry: JournalEntryView) =>
  entry.lines.map((line) => `${line.side} ${line.accountId} ${line.amount.amount}`)
const lockTo = (who: Person, lockDate: string | null) =>
  who.put<BookView>('/book/lock-date', { lockDate })

test('rule 42: a reversal has the same accounts and amounts on the other side, on the original date where that is open', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const rent = await paidRent(mara, '2026-05-31')

  const reversal = await mara.post<JournalEntryView>(`/journal-entries/${rent.id}/reverse`)

  expect(reversal.postingDate).toBe('2026-05-31')
  expect(sides(reversal)).toEqual(
    sides(rent).map((line) =>
      line.startsWith('debit') ? line.replace('debit', 'credit') : line.replace('credit', 'debit'),
    ),
  )
  const original = await mara.get<JournalEntryView>(`/journal-entries/${rent.id}`)
  expect(original.reversedById).toBe(reversal.id)
  expect((await mara.refused('POST', `/journal-entries/${rent.id}/reverse`)).code).toBe(
    'ledger.already_reversed',
  )
  expect((await mara.refused('POST', `/journal-entries/${reversal.id}/reverse`)).code).toBe(
    'ledger.already_reversed',
  )
})

test('rule 42: when the original date is closed, the reversal goes to the first open day', async () => {
  const noor = await world.business('Noor', 'Noor Textiles')
  const rent = await paidRent(noor, '2026-04-15')
  await lockTo(noor, '2026-05-31')

  const reversal = await noor.post<JournalEntryView>(`/journal-entries/${rent.id}/reverse`)

  expect(reversal.postingDate).toBe('2026-06-01')
})

test('rule 44: a posting dated on or before the lock date is refused, through the API and in SQL', async () => {
  const omar = await world.business('Omar', 'Omar Motors')
  await lockTo(omar, '2026-05-31')

  await expect(paidRent(omar, '2026-05-31')).rejects.toThrow('ledger.period_locked')
  await paidRent(omar, '2026-06-01')
  const [tenant] = await world.rows<{ id: string }>(
    `select id from identity.tenant where name = 'Omar Motors'`,
  )
  const inSql = world.rows(
    `select set_config('app.tenant_id', '${tenant?.id}', false), ledger.refuse_locked_date('2026-05-31')`,
  )
  await expect(inSql).rejects.toMatchObject({ code: 'SM001' })
  await world.rows(`select set_config('app.tenant_id', '', false)`)
})

test('the lock date can be moved only by those who may', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const beth = await world.person('Beth')
  await owner.post('/people', { email: beth.email, role: 'bookkeeper' })
  const problem = await beth
    .in(owner.business as string)
    .refused('PUT', '/book/lock-date', { lockDate: '2026-01-31' })
  expect(problem).toMatchObject({ status: 403, permission: 'books:lock' })
})

test('rule 39: the balance after a page is the balance before the next', async () => {
  const zoe = await world.business('Zoe', 'Zoe Ceramics')
  for (const day of ['01', '02', '03', '04', '05']) await paidRent(zoe, `2026-06-${day}`)
  const { items } = await zoe.get<{ items: AccountListItem[] }>('/accounts')
  const bank = items.find((account) => account.controlRole === 'bank_default')?.id
  type Page = {
    items: { balance: { amount: string } }[]
    nextCursor: string | null
    opening: { amount: string }
  }

  const first = await zoe.get<Page>(`/accounts/${bank}/transactions?limit=2&from=2026-06-02`)
  const second = await zoe.get<Page>(
    `/accounts/${bank}/transactions?limit=2&from=2026-06-02&cursor=${first.nextCursor}`,
  )

  expect(first.opening.amount).toBe('-850.00')
  expect(first.items.map((item) => item.balance.amount)).toEqual(['-1700.00', '-2550.00'])
  expect(second.opening.amount).toBe('-2550.00')
  expect(second.items.map((item) => item.balance.amount)).toEqual(['-3400.00', '-4250.00'])
  expect(second.nextCursor).toBeNull()
})

test('an accrual is posted together with the entry that undoes it on a later day', async () => {
  const lena = await world.business('Lena', 'Lena Interiors')
  const rent = await paidRent(lena, '2026-05-31', { reverseOn: '2026-06-01', memo: 'Rent of May' })

  const undoing = await lena.get<JournalEntryView>(`/journal-entries/${rent.reversedById}`)
  expect(undoing).toMatchObject({
    postingDate: '2026-06-01',
    kind: 'reverse',
    reversesId: rent.id,
    memo: 'Rent of May',
  })
  expect(sides(undoing)).toEqual(
    sides(rent).map((line) =>
      line.startsWith('debit') ? line.replace('debit', 'credit') : line.replace('credit', 'debit'),
    ),
  )
  expect((await lena.refused('POST', `/journal-entries/${rent.id}/reverse`)).code).toBe(
    'ledger.already_reversed',
  )
})

test.each(['2026-05-31', '2026-05-30'])(
  'an accrual of 31 May cannot be undone on %s, and nothing of it is posted',
  async (reverseOn) => {
    const kofi = await world.business('Kofi', 'Kofi Foods')
    const before = await world.rows('select count(*) from ledger.journal_entry')
    await expect(paidRent(kofi, '2026-05-31', { reverseOn })).rejects.toThrow(
      'ledger.reversal_not_later',
    )
    expect(await world.rows('select count(*) from ledger.journal_entry')).toEqual(before)
  },
)

test('rule 44: an accrual that would be undone in a closed period is not posted at all', async () => {
  const ines = await world.business('Ines', 'Ines Textiles')
  const before = await world.rows('select count(*) from ledger.journal_entry')
  await lockTo(ines, '2026-05-31')
  await expect(paidRent(ines, '2026-04-30', { reverseOn: '2026-05-01' })).rejects.toThrow(
    'ledger.period_locked',
  )
  await expect(paidRent(ines, '2026-05-15', { reverseOn: '2026-06-01' })).rejects.toThrow(
    'ledger.period_locked',
  )
  expect(await world.rows('select count(*) from ledger.journal_entry')).toEqual(before)
})
