import pg from 'pg'
import {
  appRole,
  databaseGrants,
  databaseName,
  ownerRole,
  quoted,
  withClient,
} from './databases.ts'
import type { Secrets } from './secrets.ts'

/**
 * Creates what is missing of the two roles and the product's database:
 * `smb_owner` owns the database and migrates it; `smb_app` serves, and owns nothing.
 */
export async function ensureRolesAndDatabase(superuserUrl: string, secrets: Secrets) {
  await withClient(superuserUrl, async (client) => {
    // Two programs may start at once; the lock ends with the connection.
    await client.query('select pg_advisory_lock(1)')
    const { rows } = await client.query<{ roles: string[]; hasDatabase: boolean }>(
      `select array(select rolname::text from pg_roles where rolname in ($1, $2)) as roles,
              exists (select from pg_database where datname = $3) as "hasDatabase"`,
      [ownerRole, appRole, databaseName],
    )
    const found = rows[0] ?? { roles: [], hasDatabase: false }
    if (!found.roles.includes(ownerRole)) await client.query(createRole(ownerRole, secrets.owner))
    if (!found.roles.includes(appRole)) await client.query(createRole(appRole, secrets.app))
    if (!found.hasDatabase)
      await client.query(`create database ${quoted(databaseName)} owner ${ownerRole}`)
    await client.query(
      `${databaseGrants(databaseName)}
       revoke connect on database postgres, template1 from public;`,
    )
  })
}

function createRole(name: string, password: string): string {
  return `create role ${name} login password ${pg.escapeLiteral(password)}
    nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls`
}
