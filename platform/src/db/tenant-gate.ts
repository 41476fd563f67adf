import type { SessionId, UserId } from '@smb/core/ids'
import type { DbHandle, ReadTx } from './tx.ts'

/** Who asks, for which business, under which idempotency key. Comes from the verified token and headers, never from a body. */
export type Entrance = {
  readonly userId: UserId
  readonly sessionId: SessionId
  /** Slug or id; undefined means the only business of that person. */
  readonly business: string | undefined
  readonly requestId: string
  /** A fixed moment in tests and seeds; undefined means the database's clock. */
  readonly clock: string | undefined
  readonly idempotency?: IdempotencyClaim
}

/** The key under which a request is answered once, and what makes another request the same. */
export type IdempotencyClaim = {
  readonly key: string
  /** Of method, address and body. Undefined while the body is still arriving. */
  readonly hash: () => Buffer | undefined
  /** Waits until the whole body is here, and with it the hash. */
  readonly arrived: () => Promise<void>
}

/** What the gate says: come in, or answer again what was answered before. Refusals are thrown as AppError. */
export type Entered =
  | { readonly kind: 'entered'; readonly facts: ReadTx }
  | { readonly kind: 'replay'; readonly status: number; readonly body: string }

export type EnteredAsUser =
  | { readonly kind: 'entered'; readonly facts: DbHandle }
  | { readonly kind: 'replay'; readonly status: number; readonly body: string }

/**
 * The one statement that checks session and membership, sets tenant and actor, and claims the key.
 * The identity module provides it; the machinery only runs it.
 */
export type TenantGate = {
  /** The same for a person outside any tenant; its row has outcome, moment and the replayed answer. */
  readonly userQuery: (entrance: Entrance) => { name: string; text: string; values: unknown[] }
  readonly readUser: (row: Record<string, unknown>, entrance: Entrance) => EnteredAsUser
  readonly query: (entrance: Entrance) => { name: string; text: string; values: unknown[] }
  readonly read: (row: Record<string, unknown>, entrance: Entrance) => Entered
}
