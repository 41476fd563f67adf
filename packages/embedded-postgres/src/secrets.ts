import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'

/** The passwords of one cluster. They never leave the machine, and are never printed. */
export interface Secrets {
  readonly superuser: string
  readonly owner: string
  readonly app: string
}

/** The cluster's passwords, made up and stored for this user alone when there are none yet. */
export async function openSecrets(folder: string): Promise<Secrets> {
  const path = join(folder, 'secrets.json')
  return (await readSecrets(path)) ?? (await createSecrets(path))
}

/** The cluster's passwords, or undefined when none were stored. */
export async function readSecrets(path: string): Promise<Secrets | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new EmbeddedPostgresError(
      `The passwords in ${path} cannot be read (${error.code ?? error.message}): run as the user ` +
        `who owns that file, or set SMB_DATA_DIR to another folder.`,
    )
  })
  if (text === undefined) return undefined
  const secrets = parsed(text)
  if (secrets) return secrets
  throw new EmbeddedPostgresError(
    `The file ${path} is damaged: restore it from a backup, or start anew with npm run db:reset.`,
  )
}

function parsed(text: string): Secrets | undefined {
  try {
    const { superuser, owner, app } = JSON.parse(text) as Partial<Secrets>
    return superuser && owner && app ? { superuser, owner, app } : undefined
  } catch {
    return undefined
  }
}

/** A link appears whole or not at all, so two starters at once agree on one set of passwords. */
async function createSecrets(path: string): Promise<Secrets> {
  const draft = `${path}.${randomUUID()}`
  const secrets: Secrets = { superuser: password(), owner: password(), app: password() }
  await writeFile(draft, JSON.stringify(secrets), { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
    return secrets
  } catch (error) {
    const others = await readSecrets(path)
    if (others) return others
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

function password(): string {
  return randomBytes(24).toString('base64url')
}
