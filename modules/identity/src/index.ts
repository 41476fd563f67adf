import type { ServerModule } from '@smb/platform/http'
import { authRoutes } from './auth-routes.ts'
import { businessRoutes } from './business-routes.ts'

export const identity: ServerModule = { name: 'identity', routes: [authRoutes, businessRoutes] }

export { assertAllowed } from './assert-allowed.ts'
export { createTenant } from './create-tenant.ts'
export { findBusiness, getBusiness } from './tenant-repository.ts'
export { tenantGate } from './tenant-gate.ts'
