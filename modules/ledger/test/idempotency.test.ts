import { expect, test } from 'vitest'
import type { AccountListItem } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'

const world = openWorld()

test('rule 85: fifty twins of one request at once make one entry and get one answer', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const amount = { amount: '3.00', currency: 'EUR' }
  const body = {
    postingDate: '2026-06-30',
    lines: [
      { accountId: items[0]?.id, side: 'debit', amount },
      { accountId: items[1]?.id, side: 'credit', amount },
    ],
  }
  const twins = Array.from({ length: 50 }, () =>
    mara.ask('POST', '/journal-entries', body, { key: 'storm' }),
  )
  const answers = await Promise.all(twins)

  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
  expect(answers.every((answer) => answer.status === 201)).toBe(true)
  expect(await world.rows('select count(*)::int as n from ledger.journal_entry')).toEqual([
    { n: 1 },
  ])
})

test('a refused attempt leaves no trace: the same key may be used again once the cause is mended', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const body = { code: '6777', name: 'Boxes', type: 'expense' }
  await mara.post('/accounts', body)
  expect((await mara.refused('POST', '/accounts', body, { key: 'again' })).status).toBe(409)
  const { items } = await mara.get<{ items: AccountListItem[] }>('/accounts')
  const boxes = items.find((account) => account.code === '6777')
  await mara.put(`/accounts/${boxes?.id}`, {
    version: boxes?.version,
    code: '6778',
    name: 'Boxes',
    parentId: null,
  })

  expect((await mara.ask('POST', '/accounts', body, { key: 'again' })).status).toBe(201)
})

test('two people’s keys do not meet', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const body = { code: '6888', name: 'Ribbons', type: 'expense' }
  const hers = await mara.ask<{ id: string }>('POST', '/accounts', body, { key: 'same-key' })
  const theirs = await noor.ask<{ id: string }>('POST', '/accounts', body, { key: 'same-key' })
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(hers.body.id)
})
