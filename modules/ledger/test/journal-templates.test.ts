import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  AccountListItem,
  JournalEntryView,
  JournalListItem,
  JournalTemplateView,
} from '@smb/core/ledger'
import type { Instant } from '@smb/core/time'
import type { Pool } from '@smb/platform/db'
import { createPool } from '@smb/platform/db'
import type { JobContext } from '@smb/platform/jobs'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { postDueJournals } from '../src/post-recurring-journals.ts'

const world = openWorld()
const log = { warn: () => undefined } as unknown as JobContext['log']
let pool: Pool
beforeAll(() => {
  pool = createPool({
    url: world.urls.appUrl,
    max: 4,
    applicationName: 'test-worker',
    queryTimeoutMs: 0,
    onError: () => undefined,
  })
})
afterAll(() => pool.end())

const workAt = (moment: string) => postDueJournals({ pool, log }, moment as Instant)

async function rent(who: Person, more: object = {}) {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  const idOf = (type: string, role: string | null) =>
    items.find((account) => account.type === type && account.controlRole === role)?.id
  const amount = { amount: '850.00', currency: 'EUR' }
  return {
    name: 'Rent',
    memo: 'Rent of the shop',
    lines: [
      { accountId: idOf('expense', null), side: 'debit', amount },
      { accountId: idOf('asset', 'bank_default'), side: 'credit', amount },
    ],
    ...more,
  }
}
const monthly = (startsOn: string, endsOn: string | null = null) => ({
  recurrence: { cadence: 'monthly', startsOn, endsOn },
})
const kept = (who: Person, body: object) =>
  who.post<JournalTemplateView>('/journal-templates', body)
const templateOf = (who: Person, { id }: { id: string }) =>
  who.get<JournalTemplateView>(`/journal-templates/${id}`)
const days = async (who: Person): Promise<string[]> => {
  const { items } = await who.get<{ items: JournalListItem[] }>('/journal-entries')
  return items.map(({ postingDate }) => postingDate).sort()
}

test('rule 34: each occurrence is posted once, on its day, by two workers and twice over', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const template = await kept(mara, await rent(mara, monthly('2026-07-31')))
  expect(template.nextOn).toBe('2026-07-31')

  await workAt('2026-07-30T12:00:00.000Z')
  expect(await days(mara)).toEqual([])
  await Promise.all([1, 2, 3, 4].map(() => workAt('2026-09-30T12:00:00.000Z')))
  await workAt('2026-09-30T12:00:00.000Z')

  expect(await days(mara)).toEqual(['2026-07-31', '2026-08-31', '2026-09-30'])
  expect(await templateOf(mara, template)).toMatchObject({ nextOn: '2026-10-31', failure: null })
  const { items } = await mara.get<{ items: JournalListItem[] }>('/journal-entries')
  const entry = await mara.get<JournalEntryView>(`/journal-entries/${items[0]?.id}`)
  expect(entry).toMatchObject({ memo: 'Rent of the shop', total: { amount: '850.00' } })
})

test('the day is that of the business: in Auckland it comes before it comes in Dublin', async () => {
  const kiri = await world.business('Kiri', 'Kiri Prints', { timeZone: 'Pacific/Auckland' })
  await kept(kiri, await rent(kiri, monthly('2026-11-01')))
  await workAt('2026-10-31T10:59:00.000Z')
  expect(await days(kiri)).toEqual([])
  await workAt('2026-10-31T11:01:00.000Z')
  expect(await days(kiri)).toEqual(['2026-11-01'])
})

test('an occurrence in a closed period says why, is not lost, and is posted once the books are open', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  const template = await kept(kofi, await rent(kofi, monthly('2026-07-15', '2026-08-15')))
  await kofi.put('/book/lock-date', { lockDate: '2026-07-31' })
  await workAt('2026-08-20T12:00:00.000Z')
  expect(await days(kofi)).toEqual([])
  expect(await templateOf(kofi, template)).toMatchObject({
    nextOn: '2026-07-15',
    failure: { message: expect.stringContaining('closed') },
  })

  world.setClock('2026-08-20T12:00:00.000Z')
  const body = await rent(kofi, monthly('2026-07-15', '2026-08-15'))
  const { version } = await templateOf(kofi, template)
  const renamed = { ...body, name: 'Rent of the shop', version }
  expect(
    await kofi.put<JournalTemplateView>(`/journal-templates/${template.id}`, renamed),
  ).toMatchObject({ nextOn: '2026-07-15' })
  world.setClock('2026-06-30T12:00:00.000Z')

  await kofi.put('/book/lock-date', { lockDate: null })
  await workAt('2026-08-20T12:00:00.000Z')
  expect(await days(kofi)).toEqual(['2026-07-15', '2026-08-15'])
  expect(await templateOf(kofi, template)).toMatchObject({ nextOn: null, failure: null })
})

test('an occurrence can be passed over, and what is out of use posts nothing', async () => {
  const asha = await world.business('Asha', 'Asha Motors')
  const template = await kept(asha, await rent(asha, monthly('2026-07-01')))
  const skipped = await asha.post<JournalTemplateView>(`/journal-templates/${template.id}/skip`, {
    version: template.version,
  })
  expect(skipped.nextOn).toBe('2026-08-01')
  expect(
    (await asha.refused('POST', `/journal-templates/${template.id}/skip`, { version: 1 })).code,
  ).toBe('journal_template.changed_meanwhile')
  await workAt('2026-08-01T12:00:00.000Z')
  expect(await days(asha)).toEqual(['2026-08-01'])

  const { version } = await templateOf(asha, template)
  await asha.post(`/journal-templates/${template.id}/archive`, { version })
  await workAt('2026-10-05T12:00:00.000Z')
  expect(await days(asha)).toEqual(['2026-08-01'])

  world.setClock('2026-10-01T12:00:00.000Z')
  const restored = await asha.post<JournalTemplateView>(
    `/journal-templates/${template.id}/restore`,
    { version: version + 1 },
  )
  expect(restored.nextOn).toBe('2026-10-01')
  await workAt('2026-10-05T12:00:00.000Z')
  const again = await templateOf(asha, template)
  await asha.post(`/journal-templates/${template.id}/archive`, { version: again.version })
  const back = await asha.post<JournalTemplateView>(`/journal-templates/${template.id}/restore`, {
    version: again.version + 1,
  })
  expect(back.nextOn).toBe('2026-11-01')
  expect(await days(asha)).toEqual(['2026-08-01', '2026-10-01'])
  world.setClock('2026-06-30T12:00:00.000Z')
})

test('a template by hand may leave amounts open; its name is its own, and saving over a newer one is refused', async () => {
  const noor = await world.business('Noor', 'Noor Textiles')
  const body = await rent(noor)
  const open = { ...body, lines: body.lines.map((line) => ({ ...line, amount: null })) }
  const template = await kept(noor, open)
  expect(template).toMatchObject({ recurrence: null, nextOn: null, lines: [{ amount: null }, {}] })
  expect((await noor.refused('POST', '/journal-templates', open)).code).toBe(
    'journal_template.name_taken',
  )
  const change = { ...open, name: 'Rent, both shops', version: template.version }
  const path = `/journal-templates/${template.id}`
  expect(await noor.put<JournalTemplateView>(path, change)).toMatchObject({ version: 2 })
  expect((await noor.refused('PUT', path, change)).code).toBe('journal_template.changed_meanwhile')
  const { items } = await noor.get<{ items: JournalTemplateView[] }>('/journal-templates')
  expect(items.map(({ name }) => name)).toEqual(['Rent, both shops'])
})

test.each([
  ['no amount on a line', (body: Body) => without(body), 'journal_template.amount_missing'],
  ['sides that differ', (body: Body) => withAmount(body, '849.99'), 'journal_template.unbalanced'],
  [
    'an amount of zero',
    (body: Body) => withAmount(body, '0.00'),
    'journal_template.amount_not_positive',
  ],
  [
    'another currency',
    (body: Body) => withAmount(body, '850.00', 'USD'),
    'journal_template.currency',
  ],
  [
    'an end before its start',
    (body: Body) => ({ ...body, ...monthly('2026-07-02', '2026-07-01') }),
    'journal_template.ends_before_start',
  ],
])('what recurs is refused with %s, and nothing is kept', async (_what, spoil, code) => {
  const ines = await world.business('Ines', 'Ines Textiles')
  const body = (await rent(ines, monthly('2026-07-01'))) as Body
  expect((await ines.refused('POST', '/journal-templates', spoil(body))).code).toBe(code)
  expect(await ines.get('/journal-templates')).toEqual({ items: [] })
})

type Body = { lines: { amount: unknown }[] }
const without = (body: Body) => ({
  ...body,
  lines: body.lines.map((line, at) => (at === 0 ? { ...line, amount: null } : line)),
})
const withAmount = (body: Body, amount: string, currency = 'EUR') => ({
  ...body,
  lines: body.lines.map((line, at) =>
    at === 0 ? { ...line, amount: { amount, currency } } : line,
  ),
})

test('rule 81: another business’s template is not there, and its accounts cannot be used', async () => {
  const owner = await world.business('Mara', 'Harbour Design Studio')
  const lena = await world.business('Lena', 'Lena Interiors')
  const { items } = await owner.get<{ items: JournalTemplateView[] }>('/journal-templates')
  const path = `/journal-templates/${items[0]?.id}`
  expect((await lena.refused('GET', path)).status).toBe(404)
  expect((await lena.refused('POST', `${path}/skip`, { version: 1 })).status).toBe(404)
  expect((await lena.refused('POST', '/journal-templates', await rent(owner))).code).toBe(
    'ledger.account_not_found',
  )
})
