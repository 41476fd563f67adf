import {
  archiveAccount,
  archiveJournalTemplate,
  createAccount,
  createJournalTemplate,
  getAccount,
  getBook,
  getExchangeRate,
  getJournalEntry,
  getJournalTemplate,
  importAccounts,
  listAccounts,
  listAccountTransactions,
  listJournalEntries,
  listJournalTemplates,
  postJournal,
  restoreAccount,
  restoreJournalTemplate,
  reverseJournal,
  reviseAccount,
  reviseJournalTemplate,
  setLockDate,
  skipJournalOccurrence,
} from '@smb/api-client'
import type { Asking } from './session.ts'
import { fileOf, the } from './session.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** Ids of accounts by their code. */
export type Accounts = (code: string) => string

/** The chart of accounts, with one account more and one taken out of use and back. */
export async function tellOfAccounts(mara: Asking): Promise<Accounts> {
  const { data: chart } = await listAccounts(mara)
  const idOf: Accounts = (code) => the(chart.items, (each) => each.code === code).id
  const { data: made } = await createAccount({
    ...mara,
    body: { code: '6150', name: 'Studio rent', type: 'expense' },
  })
  const path = { id: made.id }
  const { data: revised } = await reviseAccount({
    ...mara,
    path,
    body: { version: made.version, code: '6150', name: 'Rent of the studio', parentId: null },
  })
  await archiveAccount({ ...mara, path, body: { version: revised.version } })
  const { data: archived } = await getAccount({ ...mara, path })
  await restoreAccount({ ...mara, path, body: { version: archived.version } })
  await importAccounts({
    ...mara,
    body: fileOf('code,name,type,parent\n6160,Software,expense,\n6170,Travel,expense,\n'),
    query: { preview: 'true' },
  })
  return idOf
}

/** A currency sale, an entry that is undone, and what the books say of both. */
export async function tellOfJournal(mara: Asking, account: Accounts): Promise<void> {
  const { data: entry } = await postJournal({
    ...mara,
    body: {
      postingDate: '2026-06-01',
      memo: 'Rent for June',
      lines: [
        { accountId: account('6100'), side: 'debit', amount: eur('850.00') },
        { accountId: account('1010'), side: 'credit', amount: eur('850.00') },
      ],
    },
  })
  await getJournalEntry({ ...mara, path: { id: entry.id } })
  await reverseJournal({
    ...mara,
    path: { id: entry.id },
    body: { postingDate: '2026-06-02', memo: 'Paid twice' },
  })
  await postJournal({
    ...mara,
    body: {
      postingDate: '2026-06-03',
      memo: 'Sale in dollars',
      lines: [
        {
          accountId: account('1010'),
          side: 'debit',
          amount: { amount: '100.00', currency: 'USD' },
          rate: '0.92',
        },
        {
          accountId: account('4000'),
          side: 'credit',
          amount: { amount: '100.00', currency: 'USD' },
          rate: '0.92',
        },
      ],
    },
  })
  await getExchangeRate({ ...mara, query: { currency: 'USD', date: '2026-06-15' } })
  await listJournalEntries({ ...mara, query: { from: '2026-06-01', limit: 2 } })
  await listAccountTransactions({
    ...mara,
    path: { id: account('1010') },
    query: { from: '2026-06-01', to: '2026-06-30' },
  })
  await getBook(mara)
  await setLockDate({ ...mara, body: { lockDate: '2025-12-31' } })
}

/** Rent that posts itself each month, passed over once. */
export async function tellOfTemplates(mara: Asking, account: Accounts): Promise<void> {
  const lines = [
    { accountId: account('6100'), side: 'debit' as const, amount: eur('850.00') },
    { accountId: account('1010'), side: 'credit' as const, amount: eur('850.00') },
  ]
  const { data: made } = await createJournalTemplate({
    ...mara,
    body: {
      name: 'Rent',
      lines,
      recurrence: { cadence: 'monthly', startsOn: '2026-07-01' },
    },
  })
  const path = { id: made.id }
  const { data: skipped } = await skipJournalOccurrence({
    ...mara,
    path,
    body: { version: made.version },
  })
  const { data: revised } = await reviseJournalTemplate({
    ...mara,
    path,
    body: { version: skipped.version, name: 'Rent of the studio', lines, recurrence: null },
  })
  await archiveJournalTemplate({ ...mara, path, body: { version: revised.version } })
  const { data: archived } = await getJournalTemplate({ ...mara, path })
  await restoreJournalTemplate({ ...mara, path, body: { version: archived.version } })
  await listJournalTemplates(mara)
}
