import type { Pool } from './pool.ts'
import { withClient } from './in-tenant-tx.ts'
import { translated } from './sql-errors.ts'
import type { ReadTx, Tx } from './tx.ts'
import { createTx, releaseTx } from './tx.ts'
import { uuidFromId } from '@smb/core/ids'

/**
 * A transaction of scheduled work in one tenant, in the name of the person who set it up. Whatever throws leaves no trace.
 * Nobody is at the door, so nothing is checked: only jobs call this, with facts that the database gave them.
 */
export function inJobTx<T>(pool: Pool, facts: ReadTx, run: (tx: Tx) => Promise<T>): Promise<T> {
  const work = withClient(pool, async (client) => {
    await client.query('begin')
    await client.query(
      `select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true), set_config('app.request_id', '', true)`,
      [uuidFromId(facts.tenantId), uuidFromId(facts.actorId)],
    )
    const tx = createTx(client, facts)
    try {
      const result = await run(tx)
      await client.query('commit')
      return result
    } finally {
      releaseTx(tx)
    }
  })
  return work.catch((error: unknown) => {
    throw translated(error)
  })
}
