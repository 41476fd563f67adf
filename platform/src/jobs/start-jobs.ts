import { Logger as GraphileLogger, parseCronItems, run } from 'graphile-worker'
import type { Job, JobContext } from './job.ts'
import { startLoop } from './start-loop.ts'

const concurrency = 2
const pollIntervalMs = 2_000

/** Starts every job: loops in this process, cron through graphile-worker, so that two workers run each occurrence once. */
export async function startJobs(
  jobs: readonly Job[],
  context: JobContext,
): Promise<{ stop: () => Promise<void> }> {
  const loops = jobs.flatMap((job) =>
    'everyMs' in job.schedule ? [startLoop(job, job.schedule.everyMs, context)] : [],
  )
  const scheduled = jobs.flatMap((job) =>
    'cron' in job.schedule ? [{ job, cron: job.schedule.cron }] : [],
  )
  const runner = await run({
    pgPool: context.pool,
    concurrency,
    pollInterval: pollIntervalMs,
    noHandleSignals: true,
    noPreparedStatements: true,
    logger: new GraphileLogger(() => (level, message) => {
      if (level === 'error' || level === 'warning') context.log.warn(message)
    }),
    taskList: Object.fromEntries(scheduled.map(({ job }) => [job.name, () => job.run(context)])),
    parsedCronItems: parseCronItems(
      scheduled.map(({ job, cron }) => ({ task: job.name, match: cron, identifier: job.name })),
    ),
  })
  return {
    stop: async () => {
      await Promise.all([runner.stop(), ...loops.map((loop) => loop.stop())])
    },
  }
}
