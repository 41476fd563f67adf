import { expect, test } from 'vitest'
import type { BankAccountStandingView } from '@smb/core/banking'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import { accountId, addBankAccount, eur, ofx, upload } from './bank-story.ts'

const world = openWorld()

test('a new bank account gets a ledger account of its own beside the default one', async () => {
  const mara = await world.business('Mara', 'First Accounts')

  const main = await addBankAccount(mara, { name: 'Main', accountNumberMasked: '···1234' })
  const dollars = await addBankAccount(mara, { name: 'Dollars', currency: 'USD' })

  expect([main.ledgerAccountCode, dollars.ledgerAccountCode]).toEqual(['1011', '1012'])
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const chart = new Map(items.map((account) => [account.code, account]))
  expect(chart.get('1012')).toMatchObject({
    name: 'Dollars',
    type: 'asset',
    currency: 'USD',
    parentId: chart.get('1010')?.parentId,
  })
  expect(main).toMatchObject({
    accountNumberMasked: '···1234',
    balanceInBooks: eur('0.00'),
    statementBalance: null,
    difference: null,
    unmatchedCount: 0,
    unmatchedTotal: eur('0.00'),
  })
})

test('a bank account can stand on an account of the chart, one bank account on each', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const ledgerAccountId = await accountId(mara, '1010')

  const account = await addBankAccount(mara, { ledgerAccountId })
  const body = { name: 'Second', currency: 'EUR' }
  const twice = await mara.refused('POST', '/bank-accounts', { ...body, ledgerAccountId })
  const refused = async (code: string, more: object = {}) => {
    const id = await accountId(mara, code)
    return (await mara.refused('POST', '/bank-accounts', { ...body, ledgerAccountId: id, ...more }))
      .code
  }

  expect(account.ledgerAccountCode).toBe('1010')
  expect(twice).toMatchObject({ status: 409, code: 'banking.ledger_account_in_use' })
  expect(await refused('4000')).toBe('banking.ledger_account_type')
  expect(await refused('1100')).toBe('banking.ledger_account_controlled')
  const yen = await addBankAccount(mara, { name: 'Yen', currency: 'JPY' })
  expect(await refused(yen.ledgerAccountCode)).toBe('banking.ledger_account_currency')
})

test('the same account again is a success, another under its id is refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const made = await addBankAccount(mara, { name: 'Savings' })
  const body = { id: made.id, name: 'Savings', currency: 'EUR' }

  const again = await mara.post<BankAccountStandingView>('/bank-accounts', body)
  const other = await mara.refused('POST', '/bank-accounts', { ...body, name: 'Other' })

  const ledgerAccountId = await accountId(mara, '1020')
  const twin = { ...body, id: `ban_${ledgerAccountId.slice(4)}`, ledgerAccountId }
  const twins = await Promise.all(
    Array.from({ length: 6 }, () => mara.ask('POST', '/bank-accounts', twin)),
  )

  expect(again.ledgerAccountId).toBe(made.ledgerAccountId)
  expect(twins.filter(({ status }) => status !== 409).map(({ status }) => status)).toContain(201)
  expect(twins.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect(other).toMatchObject({ status: 409, code: 'banking.account_already_exists' })
})

test('a change on top of somebody else’s is refused with both', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id, version } = await addBankAccount(mara)
  const renamed = await mara.put<BankAccountStandingView>(`/bank-accounts/${id}`, {
    version,
    name: 'Everyday',
  })

  const stale = await mara.refused('PUT', `/bank-accounts/${id}`, { version, bankName: 'Bank' })

  expect(stale).toMatchObject({ status: 409, code: 'banking.account_changed_meanwhile' })
  expect(stale['current']).toMatchObject({ name: 'Everyday', version: renamed.version })
  expect(stale['yours']).toMatchObject({ bankName: 'Bank' })
})

test('an archived bank account takes no statements until it is restored', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id, version } = await addBankAccount(mara)
  const path = `/bank-accounts/${id}`
  const file = ofx([{ date: '2026-06-01', amount: '1.00' }])
  const archived = await mara.put<BankAccountStandingView>(path, { version, isArchived: true })

  const refused = await upload(mara, id, file)
  await mara.put(path, { version: archived.version, isArchived: false })
  const taken = await upload(mara, id, file)

  expect(archived.archivedAt).toBe('2026-06-30T12:00:00.000Z')
  expect([refused.status, refused.body.code]).toEqual([409, 'banking.account_archived'])
  expect(taken.status).toBe(201)
})
