import type { ServerModule } from '@smb/platform/http'
import { accountRoutes } from './account-routes.ts'
import { checkProjection, rollUpBalances } from './jobs.ts'
import { journalRoutes } from './journal-routes.ts'

export const ledger: ServerModule = {
  name: 'ledger',
  routes: [accountRoutes, journalRoutes],
  jobs: [rollUpBalances, checkProjection],
}

export {
  controlAccounts,
  findAccounts,
  getAccount,
  insertAccounts,
  listAccounts,
} from './account-repository.ts'
export type { NewAccount } from './account-repository.ts'
export { accountBalances } from './account-queries.ts'
export { getBook, insertBook } from './book-repository.ts'
export { createAccount } from './change-account.ts'
export { entriesOfSource, entryViews, getReversible } from './entry-repository.ts'
export { listAccountTransactions } from './entry-queries.ts'
export { listJournal } from './journal-report-query.ts'
export { firstOpenDate } from './post-journal.ts'
export { postJournalEntry } from './post-journal-entry.ts'
