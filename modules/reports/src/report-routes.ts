import {
  BalanceSheetQuery,
  BalanceSheetView,
  CashFlowQuery,
  CashFlowView,
  CurrencyBalancesView,
  ProfitAndLossQuery,
  ProfitAndLossView,
  TrialBalanceQuery,
  TrialBalanceView,
  balanceSheetView,
  cashFlowSheet,
  cashFlowView,
  currencyBalancesView,
  profitAndLossView,
  reportSheet,
  trialBalanceView,
} from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import { readCashFlow } from './cash-flow-query.ts'
import {
  readBalanceSheet,
  readCurrencyBalances,
  readProfitAndLoss,
  readTrialBalance,
} from './financial-reports.ts'
import { reportFiles } from './report-files.ts'
import { ownPeriod } from './report-period.ts'

const permission = 'report:read'

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
  reportFiles(api, {
    path: '/reports/trial-balance',
    name: 'TrialBalance',
    said: 'The trial balance',
    permission,
    query: TrialBalanceQuery,
    sheet: async (tx, query) => {
      const report = await readTrialBalance(tx, query)
      return {
        of: report,
        fileName: `trial-balance-${report.asOf}`,
        sheet: reportSheet(report),
      }
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
  reportFiles(api, {
    path: '/reports/profit-and-loss',
    name: 'ProfitAndLoss',
    said: 'Profit and loss',
    permission,
    query: ProfitAndLossQuery,
    sheet: async (tx, query) => {
      const report = await readProfitAndLoss(tx, query)
      const of = ownPeriod(report.columns)
      return {
        of,
        fileName: `profit-and-loss-${of.from}-${of.to}`,
        sheet: reportSheet(report),
      }
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
  reportFiles(api, {
    path: '/reports/balance-sheet',
    name: 'BalanceSheet',
    said: 'The balance sheet',
    permission,
    query: BalanceSheetQuery,
    sheet: async (tx, query) => {
      const report = await readBalanceSheet(tx, query)
      const of = { asOf: report.columns[0]?.asOf ?? tx.today }
      return { of, fileName: `balance-sheet-${of.asOf}`, sheet: reportSheet(report) }
    },
  })
  api.query('/reports/cash-flow', {
    operationId: 'getCashFlow',
    summary: 'What became of the profit of a period on its way to cash (indirect method)',
    permission,
    query: CashFlowQuery,
    answer: CashFlowView,
    run: (tx, { query }) => readCashFlow(tx, query),
    view: cashFlowView,
  })
  reportFiles(api, {
    path: '/reports/cash-flow',
    name: 'CashFlow',
    said: 'The cash-flow statement',
    permission,
    query: CashFlowQuery,
    sheet: async (tx, query) => {
      const report = await readCashFlow(tx, query)
      const of = ownPeriod(report.columns)
      return { of, fileName: `cash-flow-${of.from}-${of.to}`, sheet: cashFlowSheet(report) }
    },
  })
})
