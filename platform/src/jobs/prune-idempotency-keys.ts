import type { Job } from './job.ts'

/** Forgets answers older than 30 days, each night. */
export const pruneIdempotencyKeys: Job = {
  name: 'platform.prune_idempotency_keys',
  schedule: { cron: '41 2 * * *' },
  run: async ({ pool, log }) => {
    const { rows } = await pool.query<{ gone: bigint }>(
      'select platform.prune_idempotency_keys() as gone',
    )
    log.info({ gone: String(rows[0]?.gone ?? 0n) }, 'forgot old idempotency keys')
  },
}
