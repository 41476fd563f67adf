import { startEphemeralPostgres } from '@smb/embedded-postgres'
import { migrateDatabase } from '@smb/server/migrate-database'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { appUrl: string; ownerUrl: string; superuserUrl: string }
  }
}

type Project = {
  provide: (
    key: 'postgres',
    value: { appUrl: string; ownerUrl: string; superuserUrl: string },
  ) => void
}

/**
 * One PostgreSQL for the whole test run. Its main database is migrated and is the template from which each test file
 * copies its own. Not durable: what a crash would lose does not matter here; the crash drill starts a durable one.
 */
export default async function setup(project: Project): Promise<() => Promise<void>> {
  const server = await startEphemeralPostgres({ isDurable: false })
  await migrateDatabase(server)
  const { appUrl, ownerUrl, superuserUrl } = server
  project.provide('postgres', { appUrl, ownerUrl, superuserUrl })
  return () => server.stop()
}
