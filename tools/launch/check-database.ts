import pg from 'pg'
import { assertLeastPrivilege, assertServerVersion } from '@smb/platform/db'
import { LaunchError } from './launch-error.ts'

const connectMs = 10_000

/**
 * Proves that the database can be served: it answers, is new enough, and the role is a plain one.
 * @throws LaunchError or UnfitDatabaseError with one sentence
 */
export async function checkDatabase(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: connectMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new LaunchError(unreachable(appUrl, cause as NodeJS.ErrnoException), { cause })
  }
  try {
    await assertServerVersion(client)
    await assertLeastPrivilege(client)
  } finally {
    await client.end()
  }
}

function unreachable(appUrl: string, cause: NodeJS.ErrnoException): string {
  const { host, pathname } = new URL(appUrl)
  const reason = cause.code && /^E[A-Z]+$/.test(cause.code) ? cause.code : cause.message
  return (
    `The database ${pathname.slice(1)} at ${host} does not let us in (${reason}): ` +
    `start that PostgreSQL or correct DATABASE_URL.`
  )
}
