import type pg from 'pg'

type Query = (...args: readonly unknown[]) => unknown

/**
 * Has a connection send each statement when the one before is answered. One that must be able to COPY cannot have several
 * under way, and letting them wait inside pg is deprecated there. What gives its answers to a callback or is a stream of
 * COPY itself leaves at once.
 */
export function sendOneByOne(client: pg.PoolClient): void {
  const send = client.query.bind(client) as Query
  let last: Promise<unknown> = Promise.resolve()
  const query: Query = (...args) => {
    if (!isAwaited(args)) return send(...args)
    const answer = last.then(() => send(...args))
    last = answer.catch(() => undefined)
    return answer
  }
  Object.assign(client, { query })
}

function isAwaited([first, ...others]: readonly unknown[]): boolean {
  const isStream = typeof (first as { submit?: unknown } | null)?.submit === 'function'
  return !isStream && typeof others.at(-1) !== 'function'
}
