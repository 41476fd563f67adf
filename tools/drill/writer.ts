import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

export type Written = { readonly key: string; readonly entryId: string }
export type Door = { readonly origin: string; readonly token: string; readonly business: string }

const attemptsMax = 400
const pauseMs = 25
const patienceMs = 5_000

/**
 * Posts entries until told to stop, as a careful client does: the key is made before the first attempt, and after any
 * answer that is not one (connection lost, 5xx, time-out) the same key is sent again. Returns what was acknowledged.
 */
export async function writeUntil(
  door: Door,
  accounts: readonly [string, string],
  stopped: () => boolean,
): Promise<Written[]> {
  const acknowledged: Written[] = []
  while (!stopped()) {
    const key = randomUUID()
    acknowledged.push({ key, entryId: await postUntilAnswered(door, key, accounts) })
  }
  return acknowledged
}

async function postUntilAnswered(
  door: Door,
  key: string,
  [debit, credit]: readonly [string, string],
): Promise<string> {
  const amount = { amount: '1.00', currency: 'EUR' }
  const body = JSON.stringify({
    postingDate: '2026-06-30',
    lines: [
      { accountId: debit, side: 'debit', amount },
      { accountId: credit, side: 'credit', amount },
    ],
  })
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const answer = await ask(door, '/journal-entries', {
      method: 'POST',
      body,
      headers: { 'idempotency-key': key },
    }).catch(() => undefined)
    if (answer?.status === 201) return ((await answer.json()) as { id: string }).id
    if (answer && answer.status < 500)
      throw new Error(`refused: ${answer.status} ${await answer.text()}`)
    await sleep(pauseMs)
  }
  throw new Error(`no answer to ${key} after ${attemptsMax} attempts`)
}

/** One request at the API's door. */
export function ask(
  door: Door,
  path: string,
  init: RequestInit & { headers?: Record<string, string> } = {},
  signal: AbortSignal = AbortSignal.timeout(patienceMs),
): Promise<Response> {
  return fetch(`${door.origin}/api/v1${path}`, {
    ...init,
    signal,
    headers: {
      authorization: `Bearer ${door.token}`,
      ...(door.business ? { 'smb-business': door.business } : {}),
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...(init.headers as Record<string, string> | undefined),
    },
  })
}
