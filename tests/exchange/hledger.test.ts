import { describe, expect, test } from 'vitest'
import type { JournalImportView } from '@smb/core/exchange'
import type { InvoiceView } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { CurrencyBalancesView, TrialBalanceView } from '@smb/core/reports'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { beanCheck, installedEngines, minorOf } from './independent-engines.ts'
import { generatedJournal } from './journal-generator.ts'

// What goes in comes out: the generator, our own reports and independent engines agree on every account in every currency.
const world = openWorld()
const engines = installedEngines()
const { text, expected } = generatedJournal(2_500)
const isForeign = (key: string): boolean => !key.endsWith(' EUR')

const importFile = (who: Person, file: string) =>
  who.post<JournalImportView>('/journal-imports', file, {
    headers: { 'content-type': 'application/x-ndjson' },
  })
const exported = async (who: Person, format: string) =>
  (await who.ask('GET', `/exports/journal?format=${format}`)).text

async function ownBalances(who: Person): Promise<Map<string, number>> {
  const { rows } = await who.get<CurrencyBalancesView>('/reports/currency-balances?asOf=2199-12-31')
  return new Map(
    rows.map(({ name, balance: { amount, currency } }) => [
      `${name} ${currency}`,
      minorOf(amount, currency),
    ]),
  )
}
const sorted = (balances: ReadonlyMap<string, number>) =>
  [...balances].filter(([, minor]) => minor !== 0).sort()

/** Two spaces end an account name in a journal, so they are one there. */
const legal = (balances: ReadonlyMap<string, number>) =>
  new Map([...balances].map(([key, minor]) => [key.replaceAll(/\s+/g, ' '), minor]))

describe('a journal in four currencies', () => {
  test('is imported whole, the second time not at all', async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const lines = text.split('\n').length - 1

    expect(await importFile(mara, text)).toMatchObject({ added: lines, alreadyThere: 0 })
    expect(await importFile(mara, text)).toMatchObject({
      added: 0,
      alreadyThere: lines,
      accountsCreated: 0,
    })
  })

  test('our balances are the generator’s, in every account and currency', async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    expect([...expected.keys()].filter(isForeign).length).toBeGreaterThan(9)
    expect(sorted(await ownBalances(mara))).toEqual(sorted(expected))
  })

  test.each(engines)(
    '$name finds the same balances in our export',
    async ({ format, balances }) => {
      const mara = await world.business('Mara', 'Harbour Design Studio')
      expect(sorted(balances(await exported(mara, format)))).toEqual(sorted(legal(expected)))
    },
  )

  test('bean-check finds no fault in our export', async ({ skip }) => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const found = beanCheck(await exported(mara, 'beancount'))
    skip(found === undefined, 'bean-check is not installed')
    expect(found).toBe('')
  })

  test('rule 87: the JSONL export restores equal books, to the cent of base currency at every date', async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    const kofi = await world.business('Kofi', 'Kofi Foods')
    const copy = await exported(mara, 'jsonl')

    expect(await importFile(kofi, copy)).toMatchObject({ alreadyThere: 0 })

    for (const path of ['trial-balance?asOf=2024-06-15', 'trial-balance?asOf=2199-12-31']) {
      const [own, copied] = await Promise.all(
        [mara, kofi].map((who) => who.get<TrialBalanceView>(`/reports/${path}`)),
      )
      const rows = (report?: TrialBalanceView) =>
        report?.rows.map(({ name, type, debit, credit }) => [name, type, debit, credit]).sort()
      expect(rows(copied)).toEqual(rows(own))
    }
    expect(sorted(await ownBalances(kofi))).toEqual(sorted(expected))
    const withoutIds = (journal: string) =>
      journal
        .replaceAll(/"id":"[^"]+"/g, '')
        .split('\n')
        .sort()
    expect(withoutIds(await exported(kofi, 'jsonl'))).toEqual(withoutIds(copy))
  })

  test('an export imported into its own books adds nothing', async () => {
    const mara = await world.business('Mara', 'Harbour Design Studio')
    expect(await importFile(mara, await exported(mara, 'jsonl'))).toMatchObject({ added: 0 })
  })
})

describe('with invoices and payments of our own beside it', () => {
  async function trade(who: Person): Promise<void> {
    const { id: customerId } = await who.post<CustomerView>('/customers', {
      name: 'Northwind Clinic',
    })
    for (const [unitPrice, more] of [
      ['199.99', {}],
      ['1234.56', { currency: 'USD', exchangeRate: '0.9137' }],
    ] as const) {
      const lines = [{ description: 'Design', quantity: '3', unitPrice }]
      const draft = await who.post<InvoiceView>('/invoices', { customerId, lines, ...more })
      const { id, total } = await who.post<InvoiceView>(`/invoices/${draft.id}/issue`, {
        version: draft.version,
        issueDate: '2026-06-01',
      })
      const rate = 'exchangeRate' in more ? { exchangeRate: '0.9421' } : {}
      await who.post('/payments-received', {
        customerId,
        date: '2026-06-20',
        amount: total,
        allocations: [{ invoiceId: id, amount: total }],
        ...rate,
      })
    }
  }

  test.each(engines)('$name still finds our balances', async ({ format, balances }) => {
    const asha = await world.business('Asha', 'Asha Motors')
    if ((await ownBalances(asha)).size === 0) {
      await trade(asha)
      await importFile(asha, generatedJournal(300).text)
    }
    const own = await ownBalances(asha)
    // 3703.68 USD, invoiced at 0.9137 and paid at 0.9421.
    expect(own.get('Exchange differences EUR')).toBe(-10519)
    expect(sorted(balances(await exported(asha, format)))).toEqual(sorted(legal(own)))
  })
})
