import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { SessionView } from '@smb/core/identity'
import { Exit, exitCodes } from './exit.ts'

/** Who is signed in where. Kept in a file that only this user can read. */
export type StoredSession = { readonly url: string; readonly session: SessionView }

/** `SMB_CONFIG_DIR`, else the user's configuration folder. */
function configFolder(): string {
  return (
    process.env['SMB_CONFIG_DIR'] ??
    join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'smb')
  )
}

const path = (): string => join(configFolder(), 'session.json')

export async function storeSession(stored: StoredSession): Promise<void> {
  await mkdir(configFolder(), { recursive: true, mode: 0o700 })
  const temporary = `${path()}.${process.pid}`
  await writeFile(temporary, JSON.stringify(stored), { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, path())
}

/** Throws `notSignedIn` where there is no session. */
export async function storedSession(): Promise<StoredSession> {
  const text = await readFile(path(), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new Exit(
      exitCodes.notSignedIn,
      'Nobody is signed in. Run: smb sign-in --url http://127.0.0.1:5000 --email YOU@EXAMPLE.COM --password-stdin',
    )
  }
  return JSON.parse(text) as StoredSession
}

export async function forgetSession(): Promise<void> {
  await rm(path(), { force: true })
}
