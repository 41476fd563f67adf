import {
  BalanceSheetQuery,
  BalanceSheetView,
  CurrencyBalancesView,
  ProfitAndLossQuery,
  ProfitAndLossView,
  TrialBalanceQuery,
  TrialBalanceView,
  balanceSheetView,
  currencyBalancesView,
  profitAndLossView,
  reportCsv,
  trialBalanceView,
} from '@smb/core/reports'
import type { Report } from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import type { FileAnswer } from '@smb/platform/http'
import {
  readBalanceSheet,
  readCurrencyBalances,
  readProfitAndLoss,
  readTrialBalance,
} from './financial-reports.ts'

const contentType = 'text/csv; charset=utf-8'
const permission = 'report:read'

// The mark tells spreadsheets that the text is UTF-8.
const csvFile = (name: string, report: Report): FileAnswer => ({
  fileName: `${name}.csv`,
  chunks: [`\ufeff${reportCsv(report)}`],
})

export const reportRoutes = routes('Reports', (api) => {
  api.query('/reports/trial-balance', {
    operationId: 'getTrialBalance',
    summary: 'Every account’s balance at the end of a day',
    permission,
    query: TrialBalanceQuery,
    answer: TrialBalanceView,
    run: (tx, { query }) => readTrialBalance(tx, query),
    view: trialBalanceView,
  })
  api.file('/reports/trial-balance.csv', {
    operationId: 'getTrialBalanceCsv',
    summary: 'The trial balance as CSV',
    permission,
    query: TrialBalanceQuery,
    contentType,
    run: async (tx, { query }) => {
      const report = await readTrialBalance(tx, query)
      return csvFile(`trial-balance-${report.asOf}`, report)
    },
  })
  api.query('/reports/currency-balances', {
    operationId: 'getCurrencyBalances',
    summary: 'Balances per account and currency, as they were posted',
    permission,
    query: TrialBalanceQuery,
    answer: CurrencyBalancesView,
    run: (tx, { query }) => readCurrencyBalances(tx, query),
    view: currencyBalancesView,
  })
  api.query('/reports/profit-and-loss', {
    operationId: 'getProfitAndLoss',
    summary: 'Income and expenses of a period, beside another or by month',
    permission,
    query: ProfitAndLossQuery,
    answer: ProfitAndLossView,
    run: (tx, { query }) => readProfitAndLoss(tx, query),
    view: profitAndLossView,
  })
  api.file('/reports/profit-and-loss.csv', {
    operationId: 'getProfitAndLossCsv',
    summary: 'Profit and loss as CSV',
    permission,
    query: ProfitAndLossQuery,
    contentType,
    run: async (tx, { query }) => {
      const report = await readProfitAndLoss(tx, query)
      return csvFile(
        `profit-and-loss-${report.columns[0]?.from}-${report.columns.at(-1)?.to}`,
        report,
      )
    },
  })
  api.query('/reports/balance-sheet', {
    operationId: 'getBalanceSheet',
    summary: 'What the business owns and owes at the end of a day',
    permission,
    query: BalanceSheetQuery,
    answer: BalanceSheetView,
    run: (tx, { query }) => readBalanceSheet(tx, query),
    view: balanceSheetView,
  })
  api.file('/reports/balance-sheet.csv', {
    operationId: 'getBalanceSheetCsv',
    summary: 'The balance sheet as CSV',
    permission,
    query: BalanceSheetQuery,
    contentType,
    run: async (tx, { query }) => {
      const report = await readBalanceSheet(tx, query)
      return csvFile(`balance-sheet-${report.columns[0]?.asOf}`, report)
    },
  })
})
