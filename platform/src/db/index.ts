export { createPool } from './pool.ts'
export type { Client, Pool, PoolOptions } from './pool.ts'
export { clientOf, freshId, statement, tablesOf } from './tx.ts'
export type { DbHandle, ReadTx, Role, TenantContext, Tx, UserTx } from './tx.ts'
export { databaseOf } from './database-on.ts'
export type {
  Entered,
  EnteredAsUser,
  Entrance,
  IdempotencyClaim,
  TenantGate,
} from './tenant-gate.ts'
export { enterNewTenant, inTenantReadTx, inTenantTx, inUserTx, withClient } from './in-tenant-tx.ts'
export type { Answer, CommandAnswer, Database } from './in-tenant-tx.ts'
export { isUnavailable, sqlState, translated, violatedConstraint } from './sql-errors.ts'
export { migrate, readMigrations } from './migrate.ts'
export type { Migration } from './migrate.ts'
export { inJobTx } from './in-job-tx.ts'
export { inOrder } from './in-order.ts'
export { assertLeastPrivilege, assertServerVersion } from './least-privilege.ts'
export { asRehearsal, inSavepoint } from './in-savepoint.ts'
