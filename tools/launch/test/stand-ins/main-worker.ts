import { appendFileSync, writeFileSync } from 'node:fs'
import { exitWithParent } from '@smb/platform/config'

/** Stands in for the worker: tells its environment and waits. */
const events = process.env['STAND_IN_EVENTS'] ?? ''
exitWithParent()
writeFileSync(`${events}.worker`, JSON.stringify({ pid: process.pid, env: process.env }))
process.stdout.write('{"level":30,"msg":"nothing to see"}\n{"level":40,"msg":"a warning"}\n')
setInterval(() => undefined, 60_000)
process.once('SIGTERM', () => {
  appendFileSync(events, 'worker stopped\n')
  process.exit(0)
})
