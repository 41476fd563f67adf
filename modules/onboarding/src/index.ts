import { BusinessView } from '@smb/core/identity'
import {
  ChartPackList,
  chartPackView,
  OpenBusinessBody,
  OpenedChartAnswer,
} from '@smb/core/onboarding'
import { LocalDate } from '@smb/core/time'
import type { ServerModule } from '@smb/platform/http'
import { routes } from '@smb/platform/http'
import { chartPacks } from './chart-packs.ts'
import { createBusiness } from './create-business.ts'
import { openedChart } from './opened-chart.ts'
import { openingBalancesRoutes } from './opening-balances-routes.ts'

const onboardingRoutes = routes('Business', (api) => {
  api.user('POST', '/businesses', {
    operationId: 'createBusiness',
    summary: 'Open a business with chart of accounts and tax codes; you become its owner',
    body: OpenBusinessBody,
    answer: BusinessView,
    status: 201,
    run: (tx, { body }) => createBusiness(tx, body),
    view: (business) => business,
  })
  api.user('GET', '/chart-packs', {
    operationId: 'listChartPacks',
    summary:
      'The charts of accounts with tax codes that a business may start with, each with its source',
    answer: ChartPackList,
    run: async (tx) => {
      const today = LocalDate.from(tx.now.slice(0, 10))
      return chartPacks.map((pack) => chartPackView(pack, today))
    },
    view: (items) => ({ items }),
  })
  api.query('/business/chart', {
    operationId: 'getOpenedChart',
    summary: 'The chart of accounts and its version that the business was opened with',
    permission: 'business:read',
    answer: OpenedChartAnswer,
    run: (tx) => openedChart(tx),
    view: (chart) => ({ chart }),
  })
})

export const onboarding: ServerModule = {
  name: 'onboarding',
  routes: [onboardingRoutes, openingBalancesRoutes],
}
