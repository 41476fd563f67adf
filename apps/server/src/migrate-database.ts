import { migrate, readMigrations } from '@smb/platform/db'
import { migrateJobs } from '@smb/platform/jobs'
import { migrationFolders } from './migration-folders.ts'

/** Brings tables, functions and the job queue to the state of this version, as the owner role. */
export async function migrateDatabase(
  urls: { readonly ownerUrl: string; readonly appUrl: string },
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const appRole = decodeURIComponent(new URL(urls.appUrl).username)
  const migrations = await readMigrations(migrationFolders)
  let applied = 0
  await migrate({
    ownerUrl: urls.ownerUrl,
    appRole,
    migrations,
    onApplied: () => {
      applied += 1
    },
  })
  await migrateJobs({ ownerUrl: urls.ownerUrl, appRole })
  say(
    applied === 0
      ? 'The database is up to date.'
      : `Applied ${applied} of ${migrations.length} migrations.`,
  )
}
