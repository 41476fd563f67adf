/** Two businesses full of data, and a customer of each. `own` is the one in which the session stands. */
export type Facts = {
  readonly own: string
  readonly other: string
  readonly ownCustomer: string
  readonly otherCustomer: string
}

/** What comes of an attempt: an SQLSTATE, no rows, or rows, which then harm nobody for the reason given. */
export type Comes = `${number}${string}` | 'nothing' | { readonly harmless: string }

export type SqlAttempt = {
  readonly what: string
  readonly sql: (facts: Facts) => readonly string[]
  readonly comes: Comes
  /** In place of the session's own business. */
  readonly tenant?: string
}

const denied = '42501'
const all = 'select 1 from parties.customer'

const attempt = (
  what: string,
  sql: string | readonly string[] | SqlAttempt['sql'],
  more: { readonly comes?: Comes; readonly tenant?: string } = {},
): SqlAttempt => ({
  what,
  sql: typeof sql === 'function' ? sql : () => (typeof sql === 'string' ? [sql] : sql),
  comes: more.comes ?? denied,
  ...(more.tenant === undefined ? {} : { tenant: more.tenant }),
})

const reaching: readonly SqlAttempt[] = [
  attempt('no business set', all, { comes: 'nothing', tenant: '' }),
  attempt('a business that nobody has', all, {
    comes: 'nothing',
    tenant: '018f0000-0000-7000-8000-0000000000ff',
  }),
  attempt('a business that is no id', all, { comes: '22P02', tenant: 'x' }),
  attempt(
    'reading rows of another business',
    ({ other }) => [`${all} where tenant_id = '${other}'`],
    {
      comes: 'nothing',
    },
  ),
  attempt(
    'reading them whatever the filter',
    ({ own }) => [`${all} where tenant_id <> '${own}' or false`],
    {
      comes: 'nothing',
    },
  ),
  attempt(
    'holding them for update',
    ({ other }) => [`${all} where tenant_id = '${other}' for update`],
    { comes: 'nothing' },
  ),
  attempt(
    'changing them',
    ({ other }) => [`update parties.customer set name = 'x' where tenant_id = '${other}'`],
    { comes: 'nothing' },
  ),
  attempt(
    'changing them by merge',
    ({ otherCustomer }) => [
      `merge into parties.customer c using (select '${otherCustomer}'::uuid as id) s on c.id = s.id
         when matched then update set name = 'x'`,
    ],
    { comes: 'nothing' },
  ),
  attempt(
    'deleting lines of drafts of another business',
    ({ other }) => [`delete from invoicing.invoice_line where tenant_id = '${other}'`],
    { comes: 'nothing' },
  ),
  attempt('inserting a row for another business', ({ other }) => [
    `insert into parties.customer (tenant_id, id, name) values ('${other}', gen_random_uuid(), 'x')`,
  ]),
  attempt('moving a row to another business', ({ other, ownCustomer }) => [
    `update parties.customer set tenant_id = '${other}' where id = '${ownCustomer}'`,
  ]),
  attempt('seeing a row by a conflict with it', ({ other, otherCustomer }) => [
    `insert into parties.customer (tenant_id, id, name) values ('${other}', '${otherCustomer}', 'x')
       on conflict (tenant_id, id) do update set name = 'y'`,
  ]),
  attempt(
    'the rows through a copy of the table',
    ({ own }) => [
      'create temporary table stolen as table parties.customer',
      `select 1 from stolen where tenant_id <> '${own}'`,
    ],
    { comes: 'nothing' },
  ),
  attempt(
    'the rows through a view',
    ({ own }) => [`select 1 from payments.customer_item where tenant_id <> '${own}'`],
    { comes: 'nothing' },
  ),
]

const powers: readonly SqlAttempt[] = [
  attempt('switching row security off for the session', ['set row_security = off', all]),
  attempt('becoming the owner', 'set role smb_owner'),
  attempt('becoming the superuser', 'set role postgres'),
  attempt('signing in as the owner', 'set session authorization smb_owner'),
  attempt('granting itself BYPASSRLS', 'alter role smb_app bypassrls'),
  attempt('granting itself the owner', 'grant smb_owner to smb_app'),
  attempt('a business as the default of its role', ({ other }) => [
    `alter role smb_app set app.tenant_id = '${other}'`,
  ]),
  attempt('switching row security off', 'alter table parties.customer disable row level security'),
  attempt('no longer forcing it', 'alter table parties.customer no force row level security'),
  attempt('dropping a policy', 'drop policy tenant_rows on parties.customer'),
  attempt('changing a policy', 'alter policy tenant_rows on parties.customer using (true)'),
  attempt('adding a policy', 'create policy mine on parties.customer using (true)'),
  attempt('switching triggers off', 'alter table parties.customer disable trigger all'),
  attempt('switching all triggers off', 'set session_replication_role = replica'),
  attempt('making a table in a schema of ours', 'create table parties.mine (id int)'),
  attempt('making a table in public', 'create table public.mine (id int)'),
  attempt('making a schema', 'create schema mine'),
  attempt(
    'making a function',
    `create function parties.mine() returns int language sql as 'select 1'`,
  ),
  attempt('making a view', 'create view parties.mine as select 1'),
  attempt(
    'making an event trigger',
    'create event trigger mine on ddl_command_end execute function pg_catalog.suppress_redundant_updates_trigger()',
  ),
  attempt('emptying a table', 'truncate parties.customer'),
  attempt('silencing the server’s log', `set log_statement = 'none'`),
]

const around: readonly SqlAttempt[] = [
  attempt('running a program', `copy parties.customer to program 'true'`),
  attempt('writing a file of the server', `copy parties.customer to '/tmp/stolen'`),
  attempt('reading a file of the server', `select pg_read_file('PG_VERSION')`),
  attempt('listing files of the server', `select pg_ls_dir('.')`),
  attempt('a file as a large object', `select lo_import('/etc/hostname')`),
  attempt('all large objects', 'select 1 from pg_largeobject'),
  attempt('an extension to call out with', 'create extension dblink', { comes: '42501' }),
  attempt('a foreign server', 'create server mine foreign data wrapper postgres_fdw', {
    comes: '42704',
  }),
  attempt('a replication slot', `select pg_create_logical_replication_slot('mine', 'pgoutput')`),
  attempt('a publication of all', 'create publication mine for all tables'),
  attempt('setting a sequence back', `select setval('platform.change_seq', 1)`),
  attempt('reading a sequence', 'select last_value from platform.change_seq'),
  attempt('taking a number of a sequence', `select nextval('platform.change_seq')`, {
    comes: { harmless: 'numbers of change tell how much was written on the server, not by whom' },
  }),
  attempt(
    'taking a number of a table’s own sequence',
    `select nextval('banking.statement_line_line_no_seq')`,
  ),
  attempt(
    'values that statistics keep',
    `select 1 from pg_stats where schemaname = 'parties' and tablename = 'customer'`,
    {
      comes: 'nothing',
    },
  ),
  attempt('the statistics themselves', 'select 1 from pg_statistic'),
  attempt('password hashes of roles', 'select 1 from pg_authid'),
  attempt(
    'statements of the owner’s sessions',
    `select 1 from pg_stat_activity
    where usename = 'smb_owner' and query <> '<insufficient privilege>'`,
    { comes: 'nothing' },
  ),
  attempt(
    'ending a session of the owner',
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'smb_owner'`,
  ),
  attempt('holding a whole table', 'lock table parties.customer in access exclusive mode', {
    comes: {
      harmless: 'others wait until the transaction ends, and nothing is shown',
    },
  }),
  attempt('telling all sessions something', `select pg_notify('mine', 'x')`, {
    comes: { harmless: 'nothing listens but the job queue, whose notes are empty' },
  }),
]

/** Every attempt in SQL, as the serving role, to get over the wall between businesses. */
export const sqlAttempts: readonly SqlAttempt[] = [...reaching, ...powers, ...around]

/** The line of an attempt in docs/isolation.md. */
export function attemptLine({ what, comes }: SqlAttempt, index: number): string {
  const words =
    comes === 'nothing'
      ? 'no rows'
      : typeof comes === 'string'
        ? `refused (${comes})`
        : `allowed: ${comes.harmless}`
  return `| ${index + 1} | ${what} | ${words} |`
}
