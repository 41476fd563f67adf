import {
  CashOverTimeQuery,
  CashOverTimeView,
  HomeView,
  cashElsewhere,
  cashOverTimeView,
  homeSummary,
  homeView,
} from '@smb/core/reports'
import type { HomeSummary } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import { movementsOver } from './balance-queries.ts'
import { readCashOverTime } from './cash-over-time.ts'
import { bankBalances, largestOverdue, owed, waiting } from './home-queries.ts'

/** The first page's figures. The statements leave together: one round trip, one snapshot. */
async function readHome(tx: ReadTx): Promise<HomeSummary> {
  const { today } = tx
  const month = { from: LocalDate.startOfMonth(today), to: today }
  const lastMonth = {
    from: LocalDate.addMonths(month.from, -1),
    to: LocalDate.addMonths(today, -1),
  }
  const [banks, invoices, overdueInvoices, others, moved] = await Promise.all([
    bankBalances(tx),
    owed(tx),
    largestOverdue(tx),
    waiting(tx),
    movementsOver(tx, [month, lastMonth, { from: null, to: today }]),
  ])
  const [monthRows = [], lastMonthRows = [], balances = []] = moved
  return homeSummary({
    today,
    currency: tx.baseCurrency,
    bankAccounts: banks,
    otherCash: cashElsewhere(balances, banks, tx.baseCurrency),
    ...invoices,
    largestOverdue: overdueInvoices,
    monthRows,
    lastMonthRows,
    ...others,
  })
}

export const homeRoutes = routes('Home', (api) => {
  api.query('/home', {
    operationId: 'getHome',
    summary: 'Cash, what is owed, profit this month, and what to do next',
    permission: 'report:read',
    answer: HomeView,
    run: (tx) => readHome(tx),
    view: homeView,
  })
  api.query('/reports/cash-over-time', {
    operationId: 'getCashOverTime',
    summary: 'Cash at the end of each day, week or month',
    permission: 'report:read',
    query: CashOverTimeQuery,
    answer: CashOverTimeView,
    run: (tx, { query }) => readCashOverTime(tx, query),
    view: cashOverTimeView,
  })
})
