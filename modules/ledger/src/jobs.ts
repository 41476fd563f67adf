import type { Job } from '@smb/platform/jobs'

const rollUpEveryMs = 250
const deltasPerRun = 20_000

/** Keeps the balance tables close behind the postings. */
export const rollUpBalances: Job = {
  name: 'ledger.roll_up_balances',
  schedule: { everyMs: rollUpEveryMs },
  run: async ({ pool }) => {
    let taken: bigint
    do {
      const { rows } = await pool.query<{ taken: bigint }>(
        'select ledger.roll_up_balances($1) as taken',
        [deltasPerRun],
      )
      taken = rows[0]?.taken ?? 0n
    } while (taken === BigInt(deltasPerRun))
  },
}

/** Compares every tenant's balance tables with the lines, each night; a difference is an error in the log. */
export const checkProjection: Job = {
  name: 'ledger.check_projection',
  schedule: { cron: '17 2 * * *' },
  run: async ({ pool, log }) => {
    const { rows: tenants } = await pool.query<{ id: string }>(
      'select id from identity.tenant_ids() as id',
    )
    for (const { id } of tenants) {
      const client = await pool.connect()
      try {
        await client.query('begin isolation level repeatable read read only')
        await client.query(`select set_config('app.tenant_id', $1, true)`, [id])
        const { rows } = await client.query(
          'select * from ledger.projection_differences() limit 20',
        )
        if (rows.length > 0)
          log.error(
            { tenantId: id, differences: rows.length },
            'balance tables differ from the journal lines',
          )
      } finally {
        await client.query('rollback').catch(() => undefined)
        client.release()
      }
    }
  },
}
