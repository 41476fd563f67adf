export * from './roles.ts'
export * from './identity-schema.ts'
export { identityErrors } from './identity-errors.ts'
