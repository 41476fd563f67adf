import { expect, test } from 'vitest'
import type { AccountListItem, AccountView } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()

async function accountsOf(who: Person): Promise<[string, string]> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return [items[0]?.id ?? '', items[1]?.id ?? '']
}

async function refusedWith(
  who: Person,
  change: { amount?: string; currency?: string; accountId?: string; rate?: string },
) {
  const [first, second] = await accountsOf(who)
  const amount = { amount: change.amount ?? '1.00', currency: change.currency ?? 'EUR' }
  const rate = change.rate ? { rate: change.rate } : {}
  return who.refused('POST', '/journal-entries', {
    postingDate: '2026-06-30',
    lines: [
      { accountId: change.accountId ?? first, side: 'debit', amount, ...rate },
      { accountId: second, side: 'credit', amount, ...rate },
    ],
  })
}

test('an unknown currency, decimals that a currency has not, and overflow are refused at their field', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const issueOf = async (change: object) => (await refusedWith(mara, change)).issues[0]

  expect(await issueOf({ currency: 'XYZ' })).toMatchObject({
    path: ['lines', 0, 'amount', 'currency'],
    code: 'currency.unknown',
  })
  expect(await issueOf({ amount: '1.005' })).toMatchObject({
    path: ['lines', 0, 'amount', 'amount'],
    code: 'money.too_many_decimals',
  })
  expect(await issueOf({ amount: '1.5', currency: 'JPY', rate: '0.0061' })).toMatchObject({
    code: 'money.too_many_decimals',
  })
  expect(await issueOf({ amount: '10000000000000.01' })).toMatchObject({ code: 'money.too_large' })
  expect(await issueOf({ amount: '-1.00' })).toMatchObject({ code: 'ledger.amount_not_positive' })
  expect(await issueOf({ amount: 'NaN' })).toMatchObject({ code: 'money.malformed' })
})

test('rule 6: the largest amount is kept to the cent', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const [first, second] = await accountsOf(mara)
  const amount = { amount: '10000000000000.00', currency: 'EUR' }
  const entry = await mara.post<{ total: { amount: string } }>('/journal-entries', {
    postingDate: '2026-06-30',
    lines: [
      { accountId: first, side: 'debit', amount },
      { accountId: second, side: 'credit', amount },
    ],
  })
  expect(entry.total.amount).toBe('10000000000000.00')
})

test('an archived account and another business’s account are refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const account = await mara.post<AccountView>('/accounts', {
    code: '6999',
    name: 'Old costs',
    type: 'expense',
  })
  await mara.post(`/accounts/${account.id}/archive`, { version: account.version })
  expect(await refusedWith(mara, { accountId: account.id })).toMatchObject({
    status: 409,
    code: 'ledger.account_archived',
  })

  const noor = await world.business('Noor', 'Noor Textiles')
  const [theirs] = await accountsOf(noor)
  const foreign = await refusedWith(mara, { accountId: theirs })
  const random = await refusedWith(mara, { accountId: 'acc_01jt3v9b2ke8ztw3c1f5m7q9xa' })
  expect({ ...foreign, requestId: '' }).toEqual({ ...random, requestId: '' })
  expect(foreign).toMatchObject({ status: 404, code: 'ledger.account_not_found' })
  expect((await mara.refused('GET', `/accounts/${theirs}`)).status).toBe(404)
  expect((await mara.refused('GET', `/accounts/nonsense`)).status).toBe(404)
})

test('rule 82: two businesses may use the same account code, one business may not', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const body = { code: '6555', name: 'Samples', type: 'expense' }
  await mara.post('/accounts', body)
  await noor.post('/accounts', body)
  expect(await mara.refused('POST', '/accounts', body)).toMatchObject({
    status: 409,
    code: 'ledger.code_taken',
  })
})

test('hostile bodies get a problem document and change nothing', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const before = await world.rows('select count(*) from ledger.journal_entry')
  const deep = `{"lines":${'['.repeat(5000)}${']'.repeat(5000)}}`
  const json = { headers: { 'content-type': 'application/json' } }
  const answers = {
    'not json': await mara.ask('POST', '/journal-entries', '{"lines":', json),
    'deeply nested': await mara.ask('POST', '/journal-entries', deep, json),
    'a NUL': await mara.ask('POST', '/journal-entries', '{"memo":"a\\u0000b"}', json),
    'a prototype': await mara.ask(
      'POST',
      '/journal-entries',
      '{"__proto__":{"role":"owner"}}',
      json,
    ),
    'an array': await mara.ask('POST', '/journal-entries', '[]', json),
    'two megabytes': await mara.ask(
      'POST',
      '/journal-entries',
      `{"memo":"${'x'.repeat(2_000_000)}"}`,
      json,
    ),
    xml: await mara.ask('POST', '/journal-entries', '<a/>', {
      headers: { 'content-type': 'application/xml' },
    }),
    'a tenant in the body': await mara.ask('POST', '/journal-entries', {
      tenantId: 'x',
      postingDate: '2026-06-30',
      lines: [],
    }),
  }
  for (const [what, answer] of Object.entries(answers)) {
    expect(answer.status, what).toBeGreaterThanOrEqual(400)
    expect(answer.status, what).toBeLessThan(500)
    expect(answer.headers['content-type'], what).toContain('application/problem+json')
  }
  expect(await world.rows('select count(*) from ledger.journal_entry')).toEqual(before)
})
