import {
  CustomerBalancesView,
  PeriodQuery,
  SalesQuery,
  SalesView,
  TaxSummaryView,
  customerBalancesSheet,
  customerBalancesView,
  salesSheet,
  salesView,
  taxSummarySheet,
  taxSummaryView,
} from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import { reportFiles } from './report-files.ts'
import { ownPeriod } from './report-period.ts'
import { readCustomerBalances, readSales } from './customer-reports.ts'
import { readTaxSummary } from './tax-summary-query.ts'

const permission = 'report:read'

export const salesRoutes = routes('Reports', (api) => {
  api.query('/reports/sales', {
    operationId: 'getSales',
    summary: 'Income of a period by customer, item or account, beside another period where asked',
    permission,
    query: SalesQuery,
    answer: SalesView,
    run: (tx, { query }) => readSales(tx, query),
    view: salesView,
  })
  reportFiles(api, {
    path: '/reports/sales',
    name: 'Sales',
    said: 'Sales by customer, item or account',
    permission,
    query: SalesQuery,
    sheet: async (tx, query) => {
      const report = await readSales(tx, query)
      const of = ownPeriod(report.columns)
      return {
        of,
        fileName: `sales-by-${report.by}-${of.from}-${of.to}`,
        sheet: salesSheet(report),
      }
    },
  })
  api.query('/reports/customer-balances', {
    operationId: 'getCustomerBalances',
    summary: 'What each customer owed before a period, what changed it, and what they owe after',
    permission,
    query: PeriodQuery,
    answer: CustomerBalancesView,
    run: (tx, { query }) => readCustomerBalances(tx, query),
    view: customerBalancesView,
  })
  reportFiles(api, {
    path: '/reports/customer-balances',
    name: 'CustomerBalances',
    said: 'Customer balances',
    permission,
    query: PeriodQuery,
    sheet: async (tx, query) => {
      const report = await readCustomerBalances(tx, query)
      return {
        of: report,
        fileName: `customer-balances-${report.from}-${report.to}`,
        sheet: customerBalancesSheet(report),
      }
    },
  })
  api.query('/reports/tax-summary', {
    operationId: 'getTaxSummary',
    summary: 'Taxable amounts and taxes of a period per tax code, beside the control accounts',
    permission,
    query: PeriodQuery,
    answer: TaxSummaryView,
    run: (tx, { query }) => readTaxSummary(tx, query),
    view: taxSummaryView,
  })
  reportFiles(api, {
    path: '/reports/tax-summary',
    name: 'TaxSummary',
    said: 'The tax summary',
    permission,
    query: PeriodQuery,
    sheet: async (tx, query) => {
      const report = await readTaxSummary(tx, query)
      return {
        of: report,
        fileName: `tax-summary-${report.from}-${report.to}`,
        sheet: taxSummarySheet(report),
      }
    },
  })
})
