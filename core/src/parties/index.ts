export * from './custom-fields.ts'
export * from './customer.ts'
export * from './customer-schema.ts'
export { partyErrors } from './party-errors.ts'
