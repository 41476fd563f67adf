export * from './account.ts'
export * from './journal-entry.ts'
export { ledgerErrors } from './ledger-errors.ts'
export * from './ledger-schema.ts'
