import { pageOf } from '@smb/core/api'
import { CustomerWithBalance, ListCustomersWithBalancesQuery } from '@smb/core/reports'
import { routes } from '@smb/platform/http'
import { listCustomersWithBalances } from './customer-list-queries.ts'

/** A customer's own module does not know what is open with them: invoices lie above it. */
export const customerListRoutes = routes('Customers', (api) => {
  api.query('/customers/with-balances', {
    operationId: 'listCustomersWithBalances',
    summary: 'Customers with what they owe and what of it is overdue, by name or the largest first',
    permission: 'customer:read',
    query: ListCustomersWithBalancesQuery,
    answer: pageOf(CustomerWithBalance),
    run: (tx, { query }) => listCustomersWithBalances(tx, query),
    view: (page) => ({ items: [...page.items], nextCursor: page.nextCursor }),
  })
})
