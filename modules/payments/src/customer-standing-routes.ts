import { z } from 'zod'
import { idWire } from '@smb/core/ids'
import { CustomerStandingView } from '@smb/core/payments'
import { routes } from '@smb/platform/http'
import { customerStanding } from './customer-standing-query.ts'

/** A customer's own module does not know what is open with them: invoices and payments lie above it. */
export const customerStandingRoutes = routes('Customers', (api) => {
  api.query('/customers/:id/standing', {
    operationId: 'getCustomerStanding',
    summary: 'What a customer owes, what of it is overdue and what credit they hold',
    permission: 'customer:read',
    params: z.object({ id: idWire('cus') }),
    answer: CustomerStandingView,
    run: (tx, { params }) => customerStanding(tx, params.id),
    view: (standing) => standing,
  })
})
