import {
  discardView,
  exportJournal,
  getNumberReport,
  importJournal,
  importJournalCsv,
  listJournalImports,
  listOpeningBalances,
  listSavedViews,
  postOpeningBalances,
  reverseOpeningBalances,
  reviseView,
  saveView,
  searchBooks,
} from '@smb/api-client'
import type { Asking } from './session.ts'
import { fileOf } from './session.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })

const journal = `{"id":1,"date":"2026-05-04","description":"Printer","lines":[{"account":"Assets:Equipment","type":"asset","debit_minor":30000,"credit_minor":0,"currency":"EUR"},{"account":"Assets:Savings","type":"asset","debit_minor":0,"credit_minor":30000,"currency":"EUR"}]}
{"id":2,"date":"2026-05-29","description":"Interest","lines":[{"account":"Assets:Savings","type":"asset","debit_minor":125,"credit_minor":0,"currency":"EUR"},{"account":"Income:Interest","type":"income","debit_minor":0,"credit_minor":125,"currency":"EUR"}]}
`
const spreadsheet = `Date,Reference,Description,Account,Debit,Credit
2026-05-11,J-1,Paper,6100,40.00,
2026-05-11,J-1,Paper,1010,,40.00
`

/** The balances of the books before, taken back to be posted anew. */
export async function tellOfOpeningBalances(mara: Asking): Promise<void> {
  const { data: posted } = await postOpeningBalances({
    ...mara,
    body: {
      asOf: '2026-03-31',
      accounts: [
        { code: '1010', debit: eur('1000.00') },
        { code: '1100', debit: eur('246.00') },
        { code: '3000', credit: eur('1246.00') },
      ],
      invoices: [
        {
          customerName: 'Northwind Clinic',
          number: 'OLD-77',
          date: '2026-03-10',
          dueDate: '2026-04-09',
          amount: eur('246.00'),
        },
      ],
    },
  })
  await listOpeningBalances(mara)
  await reverseOpeningBalances({ ...mara, path: { id: posted.id } })
}

/** Journals come in from files, and the whole books go out. */
export async function tellOfFiles(mara: Asking): Promise<void> {
  await importJournal({ ...mara, body: fileOf(journal) })
  await importJournalCsv({ ...mara, body: fileOf(spreadsheet) })
  await listJournalImports(mara)
  await exportJournal({ ...mara, query: { format: 'hledger' } })
  await getNumberReport(mara)
}

/** Finding things, and keeping a page under a name. */
export async function tellOfFinding(mara: Asking): Promise<void> {
  await searchBooks({ ...mara, query: { q: 'northwind' } })
  const { data: view } = await saveView({
    ...mara,
    body: { name: 'Late', path: '/invoices', query: 'status=overdue' },
  })
  const path = { id: view.id }
  await reviseView({
    ...mara,
    path,
    body: { name: 'Overdue', isShared: true, version: view.version },
  })
  await listSavedViews(mara)
  await discardView({ ...mara, path })
}
