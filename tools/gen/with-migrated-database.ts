import { startEphemeralPostgres } from '@smb/embedded-postgres'
import type { DatabaseUrls } from '@smb/embedded-postgres'
import { migrate, readMigrations } from '@smb/platform/db'
import { migrationFolders } from '@smb/server/migration-folders'

/** Runs `work` against an empty, fully migrated database that vanishes afterwards. */
export async function withMigratedDatabase<T>(
  work: (urls: DatabaseUrls) => Promise<T>,
): Promise<T> {
  const server = await startEphemeralPostgres({ isDurable: false })
  try {
    await migrate({
      ownerUrl: server.ownerUrl,
      appRole: 'smb_app',
      migrations: await readMigrations(migrationFolders),
    })
    return await work(server)
  } finally {
    await server.stop()
  }
}
