import { chartFileLimits, ChartImportView, ImportChartQuery } from '@smb/core/ledger'
import { routes } from '@smb/platform/http'
import { importChart } from './import-chart.ts'

export const chartImportRoutes = routes('Accounts', (api) => {
  api.upload('/accounts/import', {
    operationId: 'importAccounts',
    summary:
      'Take in a chart of accounts: CSV with the columns code, name, type and parent, all or nothing. With preview=true see line by line what it would do',
    permission: 'account:write',
    query: ImportChartQuery,
    accepts: ['text/csv'],
    bodyLimit: chartFileLimits.mib * 1024 * 1024,
    answer: ChartImportView,
    run: (tx, { query }, body) => importChart(tx, body, { isPreview: query.preview === 'true' }),
    view: (imported) => imported,
  })
})
