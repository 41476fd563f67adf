/** How the world may refuse. Only `platform/http` knows which HTTP status each kind becomes. */
export type ErrorKind =
  | 'invalid' // the request itself is wrong
  | 'unauthenticated' // we do not know who asks
  | 'forbidden' // we know, and they may not
  | 'not_found'
  | 'conflict' // right request, wrong moment: version, state, key already used
  | 'locked' // the books are closed for that date
  | 'too_large'
  | 'too_many' // rate limit
  | 'unavailable' // a dependency is away; the same request may work later

/** One thing that is wrong, and where: `path` addresses the request body, e.g. `['lines', 2, 'quantity']`. */
export type Issue = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/**
 * A refusal by the world, not a bug: unknown invoice, closed period, wrong decimals.
 * `code` is public and stable (`invoice.not_draft`); `message` says what happened and what to do.
 */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly issues: readonly Issue[]
  /** Further members of the problem document, e.g. both versions of a conflict. Already wire-safe. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(
    kind: ErrorKind,
    code: string,
    message: string,
    more: { issues?: readonly Issue[]; extra?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message)
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.issues = more.issues ?? []
    this.extra = more.extra ?? {}
  }
}

/** A programmer's mistake: something that cannot be, is. Becomes a 500 without detail. */
export class AssertionError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AssertionError'
  }
}

/** States what must hold here. Throws {@link AssertionError} when it does not. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** Refuses a request for one reason at one place of its body. */
export function invalid(
  code: string,
  message: string,
  path: readonly (string | number)[] = [],
): AppError {
  return new AppError('invalid', code, message, { issues: [{ path, code, message }] })
}
