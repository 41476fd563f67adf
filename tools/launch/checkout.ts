import { join, resolve } from 'node:path'
import { defaultDataDir } from '@smb/embedded-postgres'
import type { Config } from '@smb/platform/config'

/** The folder that holds the repository. */
export const checkout = join(import.meta.dirname, '..', '..')

/** Where the data of this configuration lives. */
export function dataDirOf(config: Config): string {
  return config.dataDir === undefined ? defaultDataDir(checkout) : resolve(checkout, config.dataDir)
}
