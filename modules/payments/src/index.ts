import type { ServerModule } from '@smb/platform/http'
import { bulkInvoiceRoutes } from './bulk-invoice-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { creditNoteRoutes } from './credit-note-routes.ts'
import { customerStandingRoutes } from './customer-standing-routes.ts'
import { paymentRoutes } from './payment-routes.ts'

export const payments: ServerModule = {
  name: 'payments',
  routes: [
    paymentRoutes,
    customerStandingRoutes,
    creditNoteRoutes,
    correctionRoutes,
    bulkInvoiceRoutes,
  ],
}

export { allocatePayment } from './allocate-payment.ts'
export { listUnmatchedPayments } from './payment-queries.ts'
export type { UnmatchedPayment, UnmatchedPaymentFilter } from './payment-queries.ts'
export { findPayments } from './payment-repository.ts'
export { provePayment, reverseProvenPayment, unprovePayment } from './prove-payment.ts'
export { recordPayment } from './record-payment.ts'
