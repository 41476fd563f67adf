import pg from 'pg'

const checkMs = 500
/** A statement that takes longer makes us ask whether the server is there at all. */
const patienceMs = 1_000
const pulseTimeoutMs = 2_500

type Held = pg.PoolClient & { readonly connection?: { readonly stream: { destroy: () => void } } }

/**
 * Cuts the connections whose server has vanished without a word: a router that lost its route, a machine that lost its
 * power. A long statement alone is no sign of that, and no time limit of the server reaches us then; so while one runs,
 * a connection of its own asks for a pulse, and without one everybody who waits is told.
 */
export function cutWithoutPulse(pool: pg.Pool, url: string): void {
  const since = new Map<Held, number>()
  let timer: NodeJS.Timeout | undefined
  let isAsking = false
  const check = async (): Promise<void> => {
    const now = performance.now()
    if (isAsking || ![...since.values()].some((from) => now - from > patienceMs)) return
    isAsking = true
    const isThere = await hasPulse(url)
    isAsking = false
    if (isThere) return
    // Who was lent one meanwhile may have found the server back.
    for (const [client, from] of since) if (from <= now) client.connection?.stream.destroy()
  }
  pool.on('acquire', (client) => {
    since.set(client, performance.now())
    timer ??= setInterval(() => void check(), checkMs).unref()
  })
  const given = (client: Held): void => {
    since.delete(client)
    if (since.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  pool.on('release', (_error, client) => given(client as Held))
  pool.on('remove', (client) => given(client as Held))
}

/** Whether PostgreSQL says anything at all; a refusal is a sign of life. */
async function hasPulse(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: pulseTimeoutMs,
    query_timeout: pulseTimeoutMs,
    application_name: 'smb-pulse',
  })
  client.on('error', () => undefined)
  const timeout = new Promise<boolean>((resolve) => {
    setTimeout(resolve, pulseTimeoutMs, false).unref()
  })
  const asked = client.connect().then(
    () => true,
    (error: Error & { severity?: string }) => error.severity !== undefined,
  )
  const isThere = await Promise.race([asked, timeout])
  void client.end().catch(() => undefined)
  return isThere
}
