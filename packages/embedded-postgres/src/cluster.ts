import { spawn } from 'node:child_process'
import { chown, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { basename, dirname, join } from 'node:path'
import { binariesMajorVersion, serverEnvironment } from './binaries.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './errors.ts'
import { isAlive } from './process-alive.ts'
import type { ServerUser } from './server-user.ts'

export const superuserName = 'postgres'

export interface ClusterOptions {
  readonly binaries: Binaries
  readonly user: ServerUser
  readonly superuserPassword: string
  /** False skips the flush to disk: only for clusters that may be lost. */
  readonly isDurable: boolean
  readonly log?: ((step: string) => void) | undefined
}

/**
 * Creates the cluster in `pgData` unless it is there already. It appears under its name only when
 * it is complete, so an interrupted creation is simply repeated.
 */
export async function ensureCluster(pgData: string, options: ClusterOptions): Promise<void> {
  if (await isCluster(pgData)) return
  await removeDrafts(pgData)
  options.log?.('Creating the database')
  const draft = `${pgData}.new-${process.pid}`
  await createCluster(draft, options)
  await rename(draft, pgData).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!(await isCluster(pgData))) throw error
  })
}

/** @throws EmbeddedPostgresError when the cluster was written by another major version */
async function isCluster(pgData: string): Promise<boolean> {
  const version = await readFile(join(pgData, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw new EmbeddedPostgresError(
        `The data folder ${pgData} cannot be read (${error.code ?? error.message}): run as the ` +
          `user who owns it, or set SMB_DATA_DIR to another folder.`,
        { cause: error },
      )
    },
  )
  if (version === undefined) return false
  const major = await binariesMajorVersion()
  if (Number(version) === major) return true
  throw new EmbeddedPostgresError(
    `The data in ${pgData} was written by PostgreSQL ${version.trim()}, and this release brings ` +
      `PostgreSQL ${major}: move the data with pg_dump of version ${version.trim()}, or set ` +
      `SMB_DATA_DIR to another folder.`,
  )
}

/** A draft bears the number of the process that makes it, which may be making it still. */
async function removeDrafts(pgData: string): Promise<void> {
  const prefix = `${basename(pgData)}.new-`
  for (const name of await readdir(dirname(pgData))) {
    const maker = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : NaN
    if (maker && !isAlive(maker))
      await rm(join(dirname(pgData), name), { recursive: true, force: true })
  }
}

async function createCluster(pgData: string, options: ClusterOptions): Promise<void> {
  const passwordFile = `${pgData}-password`
  await writeFile(passwordFile, options.superuserPassword, { mode: 0o600 })
  try {
    await giveTo(options.user, passwordFile)
    await makeFolderFor(options.user, pgData)
    await runInitdb(pgData, passwordFile, options)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

async function makeFolderFor(user: ServerUser, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  await giveTo(user, folder)
}

async function giveTo({ uid, gid }: ServerUser, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

/** Gives every file of a cluster that root owns to the user that serves it. */
export async function giveClusterTo(user: ServerUser, pgData: string): Promise<void> {
  if (user.uid === undefined || (await lstat(pgData)).uid === user.uid) return
  for (const entry of await readdir(pgData, { recursive: true }))
    await giveTo(user, join(pgData, entry))
  await giveTo(user, pgData)
}

async function runInitdb(pgData: string, passwordFile: string, options: ClusterOptions) {
  const initdb = spawn(
    options.binaries.initdb,
    [
      `--pgdata=${pgData}`,
      `--username=${superuserName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      ...(options.isDurable ? [] : ['--no-sync']),
    ],
    {
      ...options.user,
      cwd: pgData,
      env: serverEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const ended = new Promise<number | null>((resolve, reject) => {
    initdb.once('error', reject)
    initdb.once('close', resolve)
  })
  const [code, , complaint] = await Promise.all([ended, text(initdb.stdout), text(initdb.stderr)])
  if (code === 0) return
  throw new EmbeddedPostgresError(
    /No space left/i.test(complaint)
      ? `The disk is full: PostgreSQL needs about 100 MB for empty books in ${pgData}. Free some space, or set SMB_DATA_DIR to another folder.`
      : `PostgreSQL could not create its data in ${pgData}: ${lastLine(complaint)}`,
  )
}

function lastLine(output: string): string {
  const lines = output.split('\n').filter((line) => /error|fatal|could not/i.test(line))
  return lines.at(-1)?.trim() ?? output.trim()
}
