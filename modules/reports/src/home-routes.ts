import { HomeView, homeSummary, homeView } from '@smb/core/reports'
import type { HomeSummary } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { routes } from '@smb/platform/http'
import { movementsOver } from './balance-queries.ts'
import { cash, largestOverdue, owed, waiting } from './home-queries.ts'

/** The first page's figures. The statements leave together: one round trip, one snapshot. */
async function readHome(tx: ReadTx): Promise<HomeSummary> {
  const { today } = tx
  const month = { from: LocalDate.startOfMonth(today), to: today }
  const lastMonth = {
    from: LocalDate.addMonths(month.from, -1),
    to: LocalDate.addMonths(today, -1),
  }
  const [money, invoices, overdueInvoices, others, [monthRows = [], lastMonthRows = []]] =
    await Promise.all([
      cash(tx),
      owed(tx),
      largestOverdue(tx),
      waiting(tx),
      movementsOver(tx, [month, lastMonth]),
    ])
  return homeSummary({
    today,
    currency: tx.baseCurrency,
    ...money,
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
})
