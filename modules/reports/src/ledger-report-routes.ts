import { pageOf } from '@smb/core/api'
import { JournalEntryView } from '@smb/core/ledger'
import {
  AccountTransactionsQuery,
  GeneralLedgerView,
  JournalReportQuery,
  PeriodQuery,
  generalLedgerView,
} from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import {
  accountTransactionsSheet,
  generalLedgerSheet,
  readGeneralLedger,
  readJournal,
  readJournalSheet,
} from './general-ledger.ts'
import { reportFiles } from './report-files.ts'

const permission = 'report:read'

export const ledgerReportRoutes = routes('Reports', (api) => {
  api.query('/reports/general-ledger', {
    operationId: 'getGeneralLedger',
    summary: 'Opening, movement and closing of every account over a period',
    permission,
    query: PeriodQuery,
    answer: GeneralLedgerView,
    run: (tx, { query }) => readGeneralLedger(tx, query),
    view: generalLedgerView,
  })
  reportFiles(api, {
    path: '/reports/general-ledger',
    name: 'GeneralLedger',
    said: 'The general ledger, every line with its running balance,',
    permission,
    query: PeriodQuery,
    sheet: async (tx, query) => {
      const { from, to, sheet } = await generalLedgerSheet(tx, query)
      return { of: { from, to }, fileName: `general-ledger-${from}-${to}`, sheet }
    },
  })
  reportFiles(api, {
    path: '/reports/account-transactions',
    name: 'AccountTransactions',
    said: 'One account’s ledger with its running balance',
    permission,
    query: AccountTransactionsQuery,
    sheet: async (tx, query) => {
      const { code, from, to, sheet } = await accountTransactionsSheet(tx, query)
      return { of: { from, to }, fileName: `ledger-${code}-${from}-${to}`, sheet }
    },
  })
  api.query('/reports/journal', {
    operationId: 'getJournal',
    summary: 'Journal entries of a period with their lines, oldest first',
    permission,
    query: JournalReportQuery,
    answer: pageOf(JournalEntryView),
    run: (tx, { query }) => readJournal(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
  reportFiles(api, {
    path: '/reports/journal',
    name: 'Journal',
    said: 'The journal of a period, line by line,',
    permission,
    query: PeriodQuery,
    sheet: (tx, query) => {
      const { from, to, sheet } = readJournalSheet(tx, query)
      return Promise.resolve({ of: { from, to }, fileName: `journal-${from}-${to}`, sheet })
    },
  })
})
