import { constants, mkdirSync, statSync } from 'node:fs'
import { access, chmod } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'
import { isRoot } from './server-user.ts'

/** Where root keeps data and programs that an unprivileged user must be able to reach. */
export const systemFolder = '/var/lib/smb-finance-os'

/**
 * Where the product keeps its data when `SMB_DATA_DIR` is not set: `.data` of the checkout, or a
 * system folder when root works in a checkout that an unprivileged user cannot enter.
 */
export function defaultDataDir(checkout: string): string {
  return isRoot() && !isOpenToOthers(checkout) ? systemFolder : join(checkout, '.data')
}

/** Whether any user may pass through `folder` and everything above it. */
export function isOpenToOthers(folder: string): boolean {
  return closedFolder(folder) === undefined
}

/** The topmost existing folder on the way to `folder` that other users may not pass through. */
function closedFolder(folder: string): string | undefined {
  const path = resolve(folder)
  const parent = dirname(path)
  const above = parent === path ? undefined : closedFolder(parent)
  if (above !== undefined) return above
  const mode = statSync(path, { throwIfNoEntry: false })?.mode
  return mode === undefined || (mode & 0o001) !== 0 ? undefined : path
}

/**
 * Creates the data folder where it is missing and proves that it can be used.
 * @throws EmbeddedPostgresError when it cannot be read, written or reached by PostgreSQL's user
 */
export async function prepareDataFolder(dataDir: string): Promise<string> {
  const folder = resolve(dataDir)
  try {
    makeFolder(folder)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The data folder ${folder} cannot be used by the user "${userInfo().username}" ` +
        `(${(cause as NodeJS.ErrnoException).code ?? 'unknown reason'}): give it to that user ` +
        `(chown -R ${userInfo().username} ${folder}) or set SMB_DATA_DIR to another folder.`,
      { cause },
    )
  }
  if (isRoot()) await openForServer(folder)
  return folder
}

/** Creates a folder, and what is missing above it, that all users may enter whatever the umask. */
export function makeFolder(folder: string): void {
  const umask = process.umask(0o022)
  try {
    mkdirSync(folder, { recursive: true })
  } finally {
    process.umask(umask)
  }
}

/** PostgreSQL runs as another user than root: it must pass through, but need not list. */
async function openForServer(folder: string): Promise<void> {
  const closed = closedFolder(dirname(folder))
  if (closed !== undefined) {
    throw new EmbeddedPostgresError(
      `The data folder ${folder} lies under ${closed}, which the unprivileged user that ` +
        `PostgreSQL runs as cannot enter: set SMB_DATA_DIR to a folder outside it, ` +
        `for example ${systemFolder}.`,
    )
  }
  if (!isOpenToOthers(folder)) await chmod(folder, 0o711)
}
