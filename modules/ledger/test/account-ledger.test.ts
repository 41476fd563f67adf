import { expect, test } from 'vitest'
import type { AccountListItem, AccountTransactionView } from '@smb/core/ledger'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'

const world = openWorld()
const eur = (amount: string) => ({ amount, currency: 'EUR' })

type Ledger = {
  items: AccountTransactionView[]
  nextCursor: string | null
  opening: { amount: string }
  openingFrom: string | null
}

const idOf = async (who: Person, code: string): Promise<string | undefined> => {
  const { items } = await who.get<{ items: AccountListItem[] }>('/accounts')
  return items.find((account) => account.code === code)?.id
}

/** Rent of 100.00 a month, from the bank account, on the 15th of each of the months. */
async function payRent(who: Person, months: readonly string[]): Promise<void> {
  const [rent, bank] = [await idOf(who, '6100'), await idOf(who, '1010')]
  for (const month of months) {
    await who.post('/journal-entries', {
      postingDate: `${month}-15`,
      lines: [
        { accountId: rent, side: 'debit', amount: eur('100.00') },
        { accountId: bank, side: 'credit', amount: eur('100.00') },
      ],
    })
  }
}

const ledger = async (who: Person, code: string, query: string): Promise<Ledger> =>
  who.get<Ledger>(`/accounts/${await idOf(who, code)}/transactions?${query}`)
const inWords = ({ opening, openingFrom, items }: Ledger): string =>
  [opening.amount, `since ${openingFrom}:`, ...items.map(({ balance }) => balance.amount)].join(' ')

test('rule 47: an expense account begins the fiscal year at zero, the bank account carries over', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  await payRent(mara, ['2025-11', '2025-12', '2026-01', '2026-02'])

  expect(inWords(await ledger(mara, '6100', 'from=2026-01-01'))).toBe(
    '0.00 since 2026-01-01: 100.00 200.00',
  )
  expect(inWords(await ledger(mara, '6100', 'from=2026-02-01'))).toBe(
    '100.00 since 2026-01-01: 200.00',
  )
  expect(inWords(await ledger(mara, '6100', 'from=2025-12-31&to=2025-12-31'))).toBe(
    '200.00 since 2025-01-01:',
  )
  expect(inWords(await ledger(mara, '1010', 'from=2026-01-01'))).toBe(
    '-200.00 since null: -300.00 -400.00',
  )
})

test('rule 49: the year that it begins with is the business’s own, whichever month that starts in', async () => {
  const asha = await world.business('Asha', 'Asha Motors', { fiscalYearStartMonth: 4 })
  await payRent(asha, ['2025-03', '2025-04', '2025-12', '2026-03', '2026-04'])

  expect(inWords(await ledger(asha, '6100', 'from=2026-01-01&to=2026-03-31'))).toBe(
    '200.00 since 2025-04-01: 300.00',
  )
  expect(inWords(await ledger(asha, '6100', 'from=2026-04-01'))).toBe(
    '0.00 since 2026-04-01: 100.00',
  )
  expect(inWords(await ledger(asha, '6100', 'from=2025-03-01&to=2025-03-31'))).toBe(
    '0.00 since 2024-04-01: 100.00',
  )
})

test('within its own days a ledger runs on over the end of the year, and without a first day it holds all', async () => {
  const asha = await world.business('Asha', 'Asha Motors', { fiscalYearStartMonth: 4 })

  expect(inWords(await ledger(asha, '6100', 'from=2026-02-01'))).toBe(
    '200.00 since 2025-04-01: 300.00 400.00',
  )
  expect(inWords(await ledger(asha, '6100', 'to=2026-04-30'))).toBe(
    '0.00 since null: 100.00 200.00 300.00 400.00 500.00',
  )
})

test('a later page opens with what the page before it closed with, also in a fiscal year', async () => {
  const asha = await world.business('Asha', 'Asha Motors', { fiscalYearStartMonth: 4 })
  const first = await ledger(asha, '6100', 'from=2025-12-01&limit=1')
  const second = await ledger(asha, '6100', `from=2025-12-01&limit=1&cursor=${first.nextCursor}`)

  expect([inWords(first), inWords(second)]).toEqual([
    '100.00 since 2025-04-01: 200.00',
    '200.00 since 2025-04-01: 300.00',
  ])
})
