export { startJobs } from './start-jobs.ts'
export { startLoop } from './start-loop.ts'
export type { Job, JobContext } from './job.ts'
export { migrateJobs } from './migrate-jobs.ts'
