import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, URL-safe. */
export function opaqueToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of an opaque token: its SHA-256. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
