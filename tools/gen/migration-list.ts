import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Migration } from '@smb/platform/db'
import { readMigrations } from '@smb/platform/db'
import { migrationFolders } from '@smb/server/migration-folders'

export const migrationListPath = 'db/migrations.generated.txt'

/**
 * Every migration with the checksum of its text. Databases remember what was applied to them, and refuse to start where it
 * was changed since: so a migration that is in the list stays as it is. Throws where one was changed or taken away.
 */
export async function migrationList(root: string): Promise<string> {
  const path = join(root, migrationListPath)
  const listed = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return listOf(await readMigrations(migrationFolders), listed)
}

/** The list made of `migrations`, none of which may differ from what is `listed` already. */
export function listOf(migrations: readonly Migration[], listed: string): string {
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const line of listed.split('\n').filter(Boolean)) {
    const [checksum = '', name = ''] = line.split('  ')
    if (checksums.get(name) === checksum) continue
    const what = checksums.has(name) ? 'was changed' : 'was taken away'
    throw new Error(
      `Migration ${name} ${what}. Databases that have applied it would not start any more: put it back as it was, and ` +
        'write what is to change into a new file.',
    )
  }
  return migrations.map(({ name, checksum }) => `${checksum}  ${name}\n`).join('')
}
