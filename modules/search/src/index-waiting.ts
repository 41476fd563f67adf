import type { Job } from '@smb/platform/jobs'

const everyMs = 1_000
const entriesPerRun = 2_000

/** Makes imported entries found, soon after the import and in pieces that hold nobody up. */
export const indexWaiting: Job = {
  name: 'search.index_waiting',
  schedule: { everyMs },
  run: async ({ pool }) => {
    let written: bigint
    do {
      const { rows } = await pool.query<{ written: bigint }>(
        'select search.index_waiting($1) as written',
        [entriesPerRun],
      )
      written = rows[0]?.written ?? 0n
    } while (written > 0n)
  },
}
