import type { Logger } from 'pino'
import type { Pool } from '../db/index.ts'

export type JobContext = { readonly pool: Pool; readonly log: Logger }

/** Work on a schedule: `cron` in UTC (crontab syntax), or `everyMs` for what must follow the writes closely. */
export type Job = {
  /** `area.verb_noun`, e.g. `ledger.check_projection`. */
  readonly name: string
  readonly schedule: { readonly cron: string } | { readonly everyMs: number }
  readonly run: (context: JobContext) => Promise<void>
}
