import pg from 'pg'
import { EmbeddedPostgresError } from './errors.ts'

/** How to reach one database: as the serving role, as its owner, and as the server's master. */
export interface DatabaseUrls {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly superuserUrl: string
}

export const ownerRole = 'smb_owner'
export const appRole = 'smb_app'
export const databaseName = 'smb_finance_os'

/** Runs `work` on one connection of its own. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // Without a listener a server that goes away would end this process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * Creates a database that belongs to the owner role and that the serving role may enter.
 * A `template` must have no open sessions; its tables, rows and grants are copied.
 */
export async function createDatabase(
  urls: DatabaseUrls,
  name: string,
  options: { readonly template?: string } = {},
): Promise<DatabaseUrls> {
  const template = options.template ?? 'template1'
  await withClient(urlOf(urls.superuserUrl, 'postgres'), async (client) => {
    await client.query(
      `create database ${quoted(name)} owner ${ownerRole} template ${quoted(template)}`,
    )
    await client.query(databaseGrants(name))
  })
  return urlsOf(urls, name)
}

/** Removes the database, whoever is still connected to it. */
export async function dropDatabase(urls: DatabaseUrls, name: string): Promise<void> {
  await withClient(urlOf(urls.superuserUrl, 'postgres'), (client) =>
    client.query(`drop database if exists ${quoted(name)} with (force)`),
  )
}

/** The same three ways in, to another database of the same server. */
export function urlsOf(urls: DatabaseUrls, name: string): DatabaseUrls {
  return {
    appUrl: urlOf(urls.appUrl, name),
    ownerUrl: urlOf(urls.ownerUrl, name),
    superuserUrl: urlOf(urls.superuserUrl, name),
  }
}

function urlOf(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** The serving role may enter and stage imports in temporary tables; strangers may do neither. */
export function databaseGrants(name: string): string {
  return `
    revoke all on database ${quoted(name)} from public;
    grant connect, temporary on database ${quoted(name)} to ${appRole};`
}

/** @throws EmbeddedPostgresError when the name is not a plain one, so that quoting is enough */
export function quoted(name: string): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(name)) return `"${name}"`
  throw new EmbeddedPostgresError(
    `"${name}" is no database name: use at most 63 lower-case letters, digits and underscores.`,
  )
}
