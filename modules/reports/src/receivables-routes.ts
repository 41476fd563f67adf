import { pageOf } from '@smb/core/api'
import {
  AgedItemView,
  AgedItemsQuery,
  AgedReceivablesQuery,
  AgedReceivablesView,
  agedReceivablesSheet,
  agedReceivablesView,
} from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import { listAgedItems } from './aged-item-queries.ts'
import { readAgedReceivables } from './aged-receivables-queries.ts'
import { reportFiles } from './report-files.ts'

const permission = 'report:read'

export const receivablesRoutes = routes('Reports', (api) => {
  api.query('/reports/aged-receivables', {
    operationId: 'getAgedReceivables',
    summary: 'What customers owe at the end of a day, by age',
    permission,
    query: AgedReceivablesQuery,
    answer: AgedReceivablesView,
    run: (tx, { query }) => readAgedReceivables(tx, query),
    view: agedReceivablesView,
  })
  reportFiles(api, {
    path: '/reports/aged-receivables',
    name: 'AgedReceivables',
    said: 'Aged receivables',
    permission,
    query: AgedReceivablesQuery,
    sheet: async (tx, query) => {
      const report = await readAgedReceivables(tx, query)
      return {
        of: report,
        fileName: `aged-receivables-${report.asOf}`,
        sheet: agedReceivablesSheet(report),
      }
    },
  })
  api.query('/reports/aged-receivables/items', {
    operationId: 'listAgedReceivableItems',
    summary: 'A customer’s open items at the end of a day, the longest due first',
    permission,
    query: AgedItemsQuery,
    answer: pageOf(AgedItemView),
    run: (tx, { query }) => listAgedItems(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
})
