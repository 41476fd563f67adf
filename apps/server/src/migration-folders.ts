import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')

/** Where SQL migrations live: the platform's and each module's. */
export const migrationFolders: readonly string[] = [
  join(root, 'platform/migrations'),
  ...readdirSync(join(root, 'modules'))
    .map((module) => join(root, 'modules', module, 'migrations'))
    .filter((folder) => existsSync(folder)),
]
