import type { ServerModule } from '@smb/platform/http'
import { accountRoutes } from './account-routes.ts'
import { chartImportRoutes } from './chart-import-routes.ts'
import { checkProjection, rollUpBalances } from './jobs.ts'
import { journalRoutes } from './journal-routes.ts'
import { journalTemplateRoutes } from './journal-template-routes.ts'
import { postRecurringJournals } from './post-recurring-journals.ts'

export const ledger: ServerModule = {
  name: 'ledger',
  routes: [accountRoutes, chartImportRoutes, journalRoutes, journalTemplateRoutes],
  jobs: [rollUpBalances, checkProjection, postRecurringJournals],
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
