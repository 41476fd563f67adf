import type { ServerModule } from '@smb/platform/http'
import { taxRoutes } from './tax-routes.ts'

export const tax: ServerModule = { name: 'tax', routes: [taxRoutes] }

export { insertTaxCodes } from './insert-tax-codes.ts'
export type { StartingTaxes } from './insert-tax-codes.ts'
export { getTaxCodes, listTaxCodes } from './tax-code-repository.ts'
export { getTaxPolicy } from './tax-policy.ts'
export type { TaxPolicy } from './tax-policy.ts'
