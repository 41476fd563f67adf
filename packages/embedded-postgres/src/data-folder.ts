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
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason'
    throw new EmbeddedPostgresError(unusableFolder(folder, code), { cause })
  }
  if (isRoot()) await openForServer(folder)
  return folder
}

/** Why the folder cannot be used, and what to do. A file system that is read-only says `ENOENT` to who makes folders. */
function unusableFolder(folder: string, code: string): string {
  const other = 'set SMB_DATA_DIR to another folder'
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `The data folder ${folder} is a file, or lies below one: ${other}.`
  if (code === 'EROFS' || code === 'ENOENT')
    return `The data folder ${folder} cannot be made, because nothing can be written there (${code}): ${other}.`
  if (code === 'ENOSPC')
    return `The data folder ${folder} cannot be made, because the disk is full: free some space, or ${other}.`
  const user = userInfo().username
  return (
    `The data folder ${folder} cannot be used by the user "${user}" (${code}): ` +
    `give it to that user (chown -R ${user} ${folder}) or ${other}.`
  )
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
