import type { House } from '@smb/server/compose'
import type { Recorded } from '../recorder.ts'
import { recordingFetch } from '../recorder.ts'
import { tellOfAccounts, tellOfJournal, tellOfTemplates } from './accounts-and-journal.ts'
import { tellOfBank } from './bank.ts'
import { tellOfFiles, tellOfFinding, tellOfOpeningBalances } from './books-in-and-out.ts'
import { tellOfCreditNotes } from './credit-notes.ts'
import { tellOfInvoices } from './invoices.ts'
import { tellOfCustomers, tellOfItems, tellOfPapers, tellOfTaxes } from './master-data.ts'
import { tellOfBalances, tellOfPayments } from './payments.ts'
import { openBusiness } from './people-and-business.ts'
import { tellOfReportFiles, tellOfReports } from './reports.ts'

const beginning = Date.UTC(2026, 5, 15, 9)
const stepMs = 2_000

export type Stage = {
  readonly server: House['server']
  /** Moves the clock of the books, ISO in UTC. */
  readonly setClock: (moment: string) => void
}

/**
 * Mara's first day with the product, told to a server with an empty database: every operation of the API at least once.
 * Two seconds lie between requests, so that what is listed by its moment has an order.
 */
export async function playStory({ server, setClock }: Stage): Promise<readonly Recorded[]> {
  let now = beginning
  const { fetch, recorded } = recordingFetch(server, () => {
    now += stepMs
    setClock(new Date(now).toISOString())
  })
  const mara = await openBusiness({ fetch })
  const account = await tellOfAccounts(mara)
  const taxCodeId = await tellOfTaxes(mara)
  const customerId = await tellOfCustomers(mara)
  const itemId = await tellOfItems(mara, taxCodeId)
  const sale = { customerId, itemId, taxCodeId }
  await tellOfPapers(mara)
  await tellOfOpeningBalances(mara)
  await tellOfJournal(mara, account)
  await tellOfTemplates(mara, account)
  await tellOfInvoices(mara, sale)
  await tellOfPayments(mara, sale)
  await tellOfCreditNotes(mara, sale)
  await tellOfBank(mara, sale, account)
  await tellOfBalances(mara, customerId)
  await tellOfReports(mara, customerId)
  await tellOfReportFiles(mara, account)
  await tellOfFiles(mara)
  await tellOfFinding(mara)
  return recorded
}
