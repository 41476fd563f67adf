import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import { moneyView } from '@smb/core/money'
import {
  OpeningBalancesList,
  OpeningBalancesView,
  PostOpeningBalancesBody,
} from '@smb/core/onboarding'
import { routes } from '@smb/platform/http'
import type { OpeningBalances } from './opening-balances-repository.ts'
import { listOpeningBalances } from './opening-balances-repository.ts'
import { postOpeningBalances, reverseOpeningBalances } from './post-opening-balances.ts'

const OpeningParams = z.object({ id: idWire('opn') })

const openingView = (opening: OpeningBalances): OpeningBalancesView => ({
  ...opening,
  difference: moneyView(opening.difference),
  invoiceTotal: moneyView(opening.invoiceTotal),
})

export const openingBalancesRoutes = routes('Opening balances', (api) => {
  api.query('/opening-balances', {
    operationId: 'listOpeningBalances',
    summary: 'The balances that the books were opened with, the latest first',
    permission: 'journal:read',
    answer: OpeningBalancesList,
    run: (tx) => listOpeningBalances(tx),
    view: (items) => ({ items: items.map(openingView) }),
  })
  api.command('POST', '/opening-balances', {
    operationId: 'postOpeningBalances',
    summary:
      'Open the books with the trial balance and the open invoices of the books before: all or nothing',
    permission: 'journal:post',
    body: PostOpeningBalancesBody,
    answer: OpeningBalancesView,
    status: 201,
    run: (tx, { body }) => postOpeningBalances(tx, body),
    view: openingView,
  })
  api.command('POST', '/opening-balances/:id/reverse', {
    operationId: 'reverseOpeningBalances',
    summary: 'Take opening balances back with their invoices, to post them anew',
    permission: 'journal:post',
    params: OpeningParams,
    answer: OpeningBalancesView,
    run: (tx, { params }) => reverseOpeningBalances(tx, params.id),
    view: openingView,
  })
})
