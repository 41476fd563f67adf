import { expect, test } from 'vitest'
import type { AccountListItem, JournalEntryView } from '@smb/core/ledger'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'

const world = openWorld()

async function accountId(who: Person, code: string): Promise<string> {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return items.find((account) => account.code === code)?.id ?? ''
}

async function journal(who: Person, amount: string, postingDate = '2026-06-30') {
  const line = (code: string, side: string) =>
    accountId(who, code).then((id) => ({
      accountId: id,
      side,
      amount: { amount, currency: 'EUR' },
    }))
  return {
    postingDate,
    memo: 'Owner pays in',
    lines: [await line('1000', 'debit'), await line('3000', 'credit')],
  }
}

test('a manual entry moves both accounts', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')

  const entry = await mara.post<JournalEntryView>(
    '/journal-entries',
    await journal(mara, '5000.00'),
  )

  expect(entry.lines.map((line) => `${line.side} ${line.accountCode} ${line.base.amount}`)).toEqual(
    ['debit 1000 5000.00', 'credit 3000 5000.00'],
  )
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  expect(items.find((account) => account.code === '1000')?.balance).toEqual({
    amount: '5000.00',
    currency: 'EUR',
  })
})

test('rule 35: an entry that does not balance is refused and says which side is more', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const body = await journal(mara, '10.00')
  const first = body.lines[0]
  if (first) first.amount = { amount: '11.00', currency: 'EUR' }

  const problem = await mara.refused('POST', '/journal-entries', body)

  expect(problem.code).toBe('ledger.unbalanced')
  expect(problem.detail).toContain('1.00 EUR')
})

test('rule 85: the same key and body answer the same; the same key with another body is refused', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const body = await journal(mara, '7.00')

  const first = await mara.ask('POST', '/journal-entries', body, { key: 'key-of-seven' })
  const again = await mara.ask('POST', '/journal-entries', body, { key: 'key-of-seven' })
  const other = await mara.refused('POST', '/journal-entries', await journal(mara, '8.00'), {
    key: 'key-of-seven',
  })

  expect(again.text).toBe(first.text)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(other).toMatchObject({ status: 409, code: 'idempotency.key_reused' })
})
