import { runMigrations } from 'graphile-worker'
import pg from 'pg'

// The queue's tables have row-level security on and no policy: without these only their owner sees a job.
const policies = (role: string): string => `
  grant usage on schema graphile_worker to ${role};
  grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
  grant usage on all sequences in schema graphile_worker to ${role};
  grant execute on all functions in schema graphile_worker to ${role};
  do $$
  declare t record;
  begin
    for t in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
                and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker') loop
      execute format('create policy worker on %s for all to ${role} using (true) with check (true)', t.name);
    end loop;
  end $$;`

/** Brings the job queue's own schema up to date, as its owner, and lets the app role work in it. */
export async function migrateJobs(options: {
  readonly ownerUrl: string
  readonly appRole: string
}): Promise<void> {
  await runMigrations({ connectionString: options.ownerUrl })
  const client = new pg.Client({ connectionString: options.ownerUrl })
  await client.connect()
  try {
    await client.query(policies(client.escapeIdentifier(options.appRole)))
  } finally {
    await client.end()
  }
}
