import type { World } from '@smb/test-world'

const allTables = `select schemaname || '.' || tablename as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`

/** Lets deletions leave a row too, so that {@link tablesWrittenSince} sees them. */
export async function rememberDeletions(world: World): Promise<void> {
  const tables = await world.rows<{ name: string }>(allTables)
  await world.rows(`create schema hostile; create table hostile.deletion (of_table text);
    create function hostile.remember() returns trigger language plpgsql security definer as
      $$ begin insert into hostile.deletion values (tg_table_name); return null; end $$;
    ${tables.map(({ name }) => `create trigger remember_deletions after delete on ${name} for each statement execute function hostile.remember();`).join('\n')}`)
}

/** The number of the next transaction that will write. */
export async function nextTransaction(world: World): Promise<bigint> {
  const [row] = await world.rows<{ xmax: string }>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text as xmax`,
  )
  return BigInt(row?.xmax ?? 0)
}

/**
 * Tables with rows of transactions from `from` on that were committed. PostgreSQL numbers every transaction that
 * writes, in all databases of the server: none committed means that no table was changed, whatever it is called.
 */
export async function tablesWrittenSince(world: World, from: bigint): Promise<string[]> {
  const until = await nextTransaction(world)
  if (until === from) return []
  const committed = await world.rows<{ xid: string }>(
    `select n::text as xid from generate_series($1::bigint, $2::bigint) n where pg_xact_status(n::text::xid8) = 'committed'`,
    [from, until - 1n],
  )
  return committed.length > 0
    ? tablesOf(
        world,
        committed.map(({ xid }) => xid),
      )
    : []
}

async function tablesOf(world: World, committed: readonly string[]): Promise<string[]> {
  const written: string[] = []
  for (const { name } of await world.rows<{ name: string }>(allTables)) {
    const rows = await world.rows(`select 1 from ${name} where xmin::text = any($1) limit 1`, [
      committed,
    ])
    if (rows.length > 0) written.push(name)
  }
  return written
}
