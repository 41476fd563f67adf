import { expect, test } from 'vitest'
import type { AccountListItem, AccountView } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
const studio = () => world.business('Mara', 'Harbour Design Studio')

const open = (who: Person, code: string, more: object = {}) =>
  who.post<AccountView>('/accounts', { code, name: `No. ${code}`, type: 'expense', ...more })

/** The account again with some of its fields changed, as the form sends it. */
const revised = (account: AccountView, change: object = {}) => ({
  version: account.version,
  code: account.code,
  name: account.name,
  parentId: account.parentId,
  ...change,
})

test('an account is renamed and moved; who saves an older one gets the current one back', async () => {
  const mara = await studio()
  const parent = await open(mara, 'Z10')
  const account = await open(mara, 'Z11')

  const saved = await mara.put<AccountView>(
    `/accounts/${account.id}`,
    revised(account, { name: 'Stamps', parentId: parent.id }),
  )
  expect(saved).toMatchObject({ name: 'Stamps', parentId: parent.id, type: 'expense' })

  const late = revised(account, { name: 'Postage' })
  expect(await mara.refused('PUT', `/accounts/${account.id}`, late)).toMatchObject({
    status: 409,
    code: 'ledger.account_changed_meanwhile',
    current: { name: 'Stamps' },
  })
  expect(await mara.get(`/accounts/${account.id}`)).toEqual(saved)
})

test('a sub-account has the type of its parent, and nobody is their own ancestor', async () => {
  const mara = await studio()
  const top = await open(mara, 'Z20')
  const middle = await open(mara, 'Z21', { parentId: top.id })
  const bottom = await open(mara, 'Z22', { parentId: middle.id })
  const moved = (account: AccountView, parentId: string) =>
    mara.refused('PUT', `/accounts/${account.id}`, revised(account, { parentId }))

  for (const below of [top, middle, bottom]) {
    expect(await moved(top, below.id)).toMatchObject({
      status: 422,
      code: 'ledger.parent_loop',
      issues: [{ path: ['parentId'] }],
    })
  }
  const income = await open(mara, 'Y20', { type: 'income' })
  expect((await moved(bottom, income.id)).code).toBe('ledger.parent_type')
  const below = { code: 'Y21', name: 'Tips', type: 'income', parentId: top.id }
  expect((await mara.refused('POST', '/accounts', below)).code).toBe('ledger.parent_type')
})

test('an archived account can be taken back into use, and posted to again', async () => {
  const mara = await studio()
  const account = await open(mara, 'Z30')
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const bank = items.find(({ controlRole }) => controlRole === 'bank_default')
  const amount = { amount: '1.00', currency: 'EUR' }
  const entry = {
    postingDate: '2026-06-30',
    lines: [
      { accountId: account.id, side: 'debit', amount },
      { accountId: bank?.id, side: 'credit', amount },
    ],
  }

  const archived = await mara.post<AccountView>(`/accounts/${account.id}/archive`, {
    version: account.version,
  })
  expect(archived.archivedAt).not.toBeNull()
  expect((await mara.refused('POST', '/journal-entries', entry)).code).toBe(
    'ledger.account_archived',
  )
  const again = { version: account.version }
  expect((await mara.refused('POST', `/accounts/${account.id}/restore`, again)).code).toBe(
    'ledger.account_changed_meanwhile',
  )

  const restored = await mara.post<AccountView>(`/accounts/${account.id}/restore`, {
    version: archived.version,
  })
  expect(restored.archivedAt).toBeNull()
  await mara.post('/journal-entries', entry)
})

test('an account that documents post to cannot be archived', async () => {
  const mara = await studio()
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const control = items.filter(({ controlRole }) => controlRole !== null)
  expect(control.length).toBeGreaterThan(5)
  for (const { id, version } of control) {
    expect(await mara.refused('POST', `/accounts/${id}/archive`, { version })).toMatchObject({
      status: 409,
      code: 'ledger.control_account',
    })
  }
})

test('the same account sent again with its id is there once; other content under that id is refused', async () => {
  const mara = await studio()
  const body = { id: 'acc_01jt3v9b2ke8ztw3c1f5m7q9xb', code: 'Z40', name: 'Ink', type: 'expense' }
  const first = await mara.post<AccountView>('/accounts', body)
  expect(await mara.post('/accounts', body)).toEqual(first)
  for (const change of [{ code: 'Z41' }, { name: 'Toner' }, { type: 'asset' }]) {
    expect(await mara.refused('POST', '/accounts', { ...body, ...change })).toMatchObject({
      status: 409,
      code: 'ledger.account_exists',
    })
  }
})
