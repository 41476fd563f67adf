import { sql } from 'kysely'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'

/** What the people with these uuids are called; erased ones are left out. */
export async function actorNamesOf(
  tx: ReadTx,
  uuids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from payments.actor where id = any(${uuids}::uuid[])`.execute(tablesOf(tx))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
