import type { ServerModule } from '@smb/platform/http'
import { customerRoutes } from './customer-routes.ts'

export const parties: ServerModule = { name: 'parties', routes: [customerRoutes] }

export { findBillTo, keepBillTo } from './bill-to.ts'
export type { BillTo } from './bill-to.ts'
export { createCustomer } from './change-customer.ts'
export { customerDefaults, saveCustomerDefaults } from './customer-defaults.ts'
export { customersNamed, searchCustomerIds } from './customer-queries.ts'
export { findCustomers, getCustomer } from './customer-repository.ts'
