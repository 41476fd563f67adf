import { spawn } from 'node:child_process'
import { LaunchError } from './launch-error.ts'
import type { ProcessLog } from './process-log.ts'
import type { RunLock } from './run-lock.ts'

export interface Step {
  /** What failed, at the beginning of the sentence: "The web app could not be built". */
  readonly failure: string
  /** The program and its arguments, run on this Node. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly log: ProcessLog
  readonly lock?: RunLock | undefined
}

const running = new Set<() => void>()

/** Runs a program to its end. @throws LaunchError with its last words when it fails */
export async function runStep({ failure, args, cwd, env, log, lock }: Step): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const end = () => child.kill('SIGTERM')
  running.add(end)
  if (child.pid !== undefined) lock?.addChild(child.pid)
  if (child.stdout && child.stderr) log.follow(child.stdout, child.stderr)
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (code !== 0) throw new LaunchError(`${failure}; see ${log.path}:\n${log.tail()}`)
  } finally {
    running.delete(end)
    if (child.pid !== undefined) lock?.removeChild(child.pid)
  }
}

/** Ends the programs that are at work now. */
export function endSteps(): void {
  for (const end of running) end()
}
