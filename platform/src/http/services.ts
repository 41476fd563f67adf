import type { SessionId, UserId } from '@smb/core/ids'
import type { SigningKey } from '../crypto/index.ts'
import type { Database, Role } from '../db/index.ts'
import type { RateLimits } from './rate-limits.ts'

export type SessionFacts = {
  readonly userId: UserId
  readonly sessionId: SessionId
  readonly requestId: string
}

/** What routes stand on; built once in the composition root. */
export type Services = {
  readonly database: Database
  /** For imports: few connections, no client-side time limit. */
  readonly bulkDatabase: Database
  readonly signingKey: SigningKey
  readonly rateLimits: RateLimits
  /** Whether strangers may register. */
  readonly isRegistrationOpen: boolean
  /** Fixed in tests and seeds (ISO, UTC); undefined means real time. */
  readonly clock: (() => string) | undefined
  /** Throws `auth.permission_missing` where the role does not have the permission. */
  readonly assertAllowed: (role: Role, permission: string) => void
}

/** Seconds since 1970 by the services' clock. Tokens always live in real time, whatever the books' clock says. */
export function tokenSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
