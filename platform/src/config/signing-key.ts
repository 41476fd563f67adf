import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import type { JsonWebKey, KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from './config-error.ts'

/** The key as PEM (PKCS 8), from PEM or JWK; undefined when it is no Ed25519 private key. */
export function signingKeyPem(text: string): string | undefined {
  try {
    const key = privateKey(text.trim())
    return key.asymmetricKeyType === 'ed25519' ? pemOf(key) : undefined
  } catch {
    return undefined
  }
}

function privateKey(text: string): KeyObject {
  if (text.startsWith('{'))
    return createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' })
  return createPrivateKey(text.replaceAll('\\n', '\n'))
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/**
 * The signing key that is kept in the data folder, made on first use, for this user alone. Losing it
 * means that everybody signs in again.
 */
export async function openSigningKey(dataDir: string): Promise<string> {
  const path = join(dataDir, 'signing-key.pem')
  return (await storedKey(path)) ?? (await createKey(path))
}

async function storedKey(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new ConfigError(
      `The signing key ${path} cannot be read (${error.code}): run as the user who owns that file.`,
    )
  })
  if (text === undefined) return undefined
  const pem = signingKeyPem(text)
  if (pem) return pem
  throw new ConfigError(
    `The signing key ${path} is damaged: restore it, or delete it and everybody signs in again.`,
  )
}

/** The link appears whole or not at all, so two starters at once agree on one key. */
async function createKey(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}`
  const pem = pemOf(generateKeyPairSync('ed25519').privateKey)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(draft, pem, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, path)
    return pem
  } catch (error) {
    const others = await storedKey(path)
    if (others) return others
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}
