/** What a check needs of a connection: a pg client or pool. */
type Connection = {
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>
}

/** The oldest PostgreSQL that the schema works on, as `server_version_num` counts. */
const versionFloor = 150_000

/** A connection that must not serve; the message is one sentence that says what to change. */
class UnfitDatabaseError extends Error {
  override readonly name = 'UnfitDatabaseError'
}

/** @throws UnfitDatabaseError when the server is older than PostgreSQL 15 */
export async function assertServerVersion(connection: Connection): Promise<void> {
  const { rows } = await connection.query(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as name`,
  )
  const version = rows[0] as { number: number; name: string }
  if (version.number >= versionFloor) return
  throw new UnfitDatabaseError(
    `DATABASE_URL leads to PostgreSQL ${version.name}, which is too old: ` +
      `use PostgreSQL 15 or later, or unset DATABASE_URL to use the one that comes with the repository.`,
  )
}

/**
 * Proves that row security binds the role of this connection: it has no power to bypass it, owns
 * nothing whose policies it could change, and can become no role that has or does.
 * @throws UnfitDatabaseError when the role must not serve
 */
export async function assertLeastPrivilege(connection: Connection): Promise<void> {
  const { rows } = await connection.query(powersOfThisRole)
  const found = rows[0] as { role: string; power: string | null }
  if (found.power === null) return
  throw new UnfitDatabaseError(
    `DATABASE_URL signs in as "${found.role}", which ${found.power} and so is not held by the ` +
      `wall between businesses: serve as a plain role that owns nothing ` +
      `(CREATE ROLE smb_app LOGIN PASSWORD '…'), and give the owner to DATABASE_OWNER_URL.`,
  )
}

/**
 * The first reason why the session's role is too powerful, or null. A role that it may become counts
 * as itself. Temporary tables are its own and hold no books.
 */
const powersOfThisRole = `
  with reachable as (
    select r.oid, r.rolname,
           r.rolname in (session_user, current_user) as is_self,
           r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolreplication
      from pg_roles r
     where r.rolname in (session_user, current_user)
        or pg_has_role(session_user, r.oid, 'member')
        or pg_has_role(current_user, r.oid, 'member')
  ), powers as (
    select 1 as rank, 'is a superuser' as power, oid from reachable where rolsuper
    union all select 2, 'has BYPASSRLS', oid from reachable where rolbypassrls
    union all select 3, 'has CREATEROLE', oid from reachable where rolcreaterole
    union all select 4, 'has REPLICATION', oid from reachable where rolreplication
    union all select 5, 'can run programs or files of the server', oid from reachable
      where rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')
    union all select 6, 'owns the database', r.oid from reachable r
      join pg_database d on d.datdba = r.oid and d.datname = current_database()
    union all select 7, 'owns the schema ' || quote_ident(n.nspname), r.oid from reachable r
      join pg_namespace n on n.nspowner = r.oid and n.nspname !~ '^pg_'
    union all select 8, 'owns ' || c.oid::regclass, r.oid from reachable r
      join pg_class c on c.relowner = r.oid and c.relpersistence <> 't'
      join pg_namespace n on n.oid = c.relnamespace and n.nspname !~ '^pg_'
    union all select 9, 'owns the function ' || p.oid::regproc, r.oid from reachable r
      join pg_proc p on p.proowner = r.oid
      join pg_namespace n on n.oid = p.pronamespace and n.nspname !~ '^pg_'
  )
  select session_user::text as role,
         (select case when r.is_self then p.power
                      else 'can become ' || quote_ident(r.rolname) || ', which ' || p.power || ',' end
            from powers p join reachable r using (oid)
           order by r.is_self desc, p.rank, r.rolname limit 1) as power`
