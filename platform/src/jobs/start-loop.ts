import type { Job, JobContext } from './job.ts'

/** Runs a job again and again with a pause between runs; a failure is logged and the loop goes on. */
export function startLoop(
  job: Job,
  everyMs: number,
  context: JobContext,
): { stop: () => Promise<void> } {
  let stopped = false
  let wake: () => void = () => undefined
  const finished = (async () => {
    while (!stopped) {
      await job.run(context).catch((error: unknown) => {
        context.log.error({ err: error, job: job.name }, 'job failed; it runs again')
      })
      if (stopped) return
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, everyMs)
      })
    }
  })()
  return {
    stop: async () => {
      stopped = true
      wake()
      await finished
    },
  }
}
