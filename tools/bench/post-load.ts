import { randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import autocannon from 'autocannon'
import { uuidFromId } from '@smb/core/ids'
import { createPool } from '@smb/platform/db'
import type { BenchHouse, Owner } from './bench-house.ts'

/** Posts per second and the 99th percentile in ms. */
export type Rate = { readonly perSecond: number; readonly p99Ms: number }

const accountsOf = (owner: Owner): string[] =>
  ['bank_default', 'sales', 'output_tax'].map((role) => owner.accounts.get(role) as string)

/** Journal entries of three lines through the API: token, session, idempotency key, audit, durable commit. */
export async function apiPosts(
  house: BenchHouse,
  owners: readonly Owner[],
  how: { connections: number; seconds: number },
): Promise<Rate> {
  const bodies = owners.map((owner) => {
    const [bank, sales, tax] = accountsOf(owner)
    const line = (accountId: string | undefined, side: string, amount: string) => ({
      accountId,
      side,
      amount: { amount, currency: 'EUR' },
    })
    return JSON.stringify({
      postingDate: '2026-06-30',
      lines: [
        line(bank, 'debit', '120.00'),
        line(sales, 'credit', '100.00'),
        line(tax, 'credit', '20.00'),
      ],
    })
  })
  let turn = 0
  const result = await autocannon({
    url: `${house.origin}/api/v1/journal-entries`,
    connections: how.connections,
    duration: how.seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const position = turn++ % owners.length
          const owner = owners[position] as Owner
          return {
            ...request,
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${owner.token}`,
              'smb-business': owner.slug,
              'idempotency-key': randomUUID(),
            },
            body: bodies[position],
          }
        },
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors while posting`)
  return { perSecond: result['2xx'] / result.duration, p99Ms: result.latency.p99 }
}

const callText = `select set_config('app.tenant_id', $1, true), ledger.post_entry($2, '2026-06-30', 'post', 'manual', $2, null, null,
  $3::uuid[], '{EUR,EUR,EUR}', '{12000,0,0}', '{0,10000,2000}', '{12000,0,0}', '{0,10000,2000}', '{1,1,1}', '{NULL,NULL,NULL}', '{NULL,NULL,NULL}')`

/** The same entries by calling the posting function alone, from Node, each call its own durable transaction. */
export async function functionPosts(
  house: BenchHouse,
  owner: Owner,
  how: { connections: number; seconds: number },
): Promise<Rate> {
  const pool = createPool({
    url: house.postgres.appUrl,
    max: how.connections,
    applicationName: 'bench',
  })
  const accounts = accountsOf(owner).map(uuidFromId)
  const until = performance.now() + how.seconds * 1000
  const times: number[] = []
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const since = performance.now()
      await pool.query({
        name: 'bench-post',
        text: callText,
        values: [owner.tenantUuid, randomUUID(), accounts],
      })
      times.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: how.connections }, worker))
  await pool.end()
  return { perSecond: times.length / how.seconds, p99Ms: percentile(times, 0.99) }
}

/** The same function under pgbench, the physical limit; undefined where pgbench is not installed. */
export async function pgbenchPosts(
  house: BenchHouse,
  owner: Owner,
  how: { connections: number; seconds: number },
): Promise<Rate | undefined> {
  const pgbench = ['/usr/bin/pgbench', '/usr/local/bin/pgbench'].find(existsSync)
  if (!pgbench) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'smb-pgbench-'))
  const script = join(folder, 'post.sql')
  const text = callText
    .replace('$1', `'${owner.tenantUuid}'`)
    .replace('$3', `'{${accountsOf(owner).map(uuidFromId).join(',')}}'`)
    .replaceAll('$2', 'e.id')
  await writeFile(
    script,
    `${text.replaceAll('\n', ' ')} from (select gen_random_uuid() as id offset 0) e;\n`,
  )
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(how.connections),
    '-j',
    '2',
    '-T',
    String(how.seconds),
    '-l',
    '--log-prefix',
    join(folder, 'log'),
    '-f',
    script,
    house.postgres.appUrl,
  ]
  try {
    const { stdout } = await promisify(execFile)(pgbench, args)
    return { perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]), p99Ms: await loggedP99(folder) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function loggedP99(folder: string): Promise<number> {
  const { readFile, readdir } = await import('node:fs/promises')
  const logs = (await readdir(folder)).filter((name) => name.startsWith('log'))
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')))
  const times = texts.flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => Number(line.split(' ')[2]) / 1000),
  )
  return percentile(times, 0.99)
}

/** The value below which that fraction of the samples lies. */
export function percentile(samples: readonly number[], fraction: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN
}
