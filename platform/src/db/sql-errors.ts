import { AppError } from '@smb/core/errors'

type SqlError = Error & { code?: string; detail?: string; constraint?: string }

const retryable = new Set(['40001', '40P01'])
const connectionLost = /^(08|57P0|53)/
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
])
const clientTimeouts =
  /timeout exceeded when trying to connect|timeout expired|Query read timeout|Connection terminated|Client has encountered a connection error|not queryable/

/** Serialization failure or deadlock: the same transaction may succeed when run again. */
export function isRetryable(error: unknown): boolean {
  return retryable.has((error as SqlError).code ?? '')
}

const unavailable = (): AppError =>
  new AppError(
    'unavailable',
    'service.database_unavailable',
    'The database does not answer. Nothing was lost; try again in a moment with the same Idempotency-Key.',
  )

/** True when the database is away or too slow, as opposed to refusing a statement. */
export function isUnavailable(error: unknown): boolean {
  const { code = '', message } = error as SqlError
  return networkCodes.has(code) || connectionLost.test(code) || clientTimeouts.test(message)
}

/** What being unavailable or too slow means to the caller. Refusals with a meaning are translated where their SQL is. */
export function translated(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  if (isUnavailable(error)) return unavailable()
  const { code = '' } = error as SqlError
  if (code !== '57014' && code !== '55P03') return error
  return new AppError(
    'unavailable',
    'service.busy',
    'This took too long and was stopped. Nothing was changed; try again.',
  )
}

/** SQLSTATE and detail of a database refusal, for repositories that give it a meaning. */
export function sqlState(error: unknown): { code: string; detail: string } {
  const { code = '', detail = '' } = error as SqlError
  return { code, detail }
}

/** The violated constraint's name, for repositories that give it a meaning. */
export function violatedConstraint(error: unknown): string | undefined {
  const { code = '', constraint } = error as SqlError
  return code === '23505' || code === '23503' || code === '23514' ? constraint : undefined
}
