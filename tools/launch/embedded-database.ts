import { startEmbeddedPostgres } from '@smb/embedded-postgres'
import type { EmbeddedPostgres } from '@smb/embedded-postgres'
import { explanation, LaunchError } from './launch-error.ts'

export interface KeptDatabase {
  readonly appUrl: string
  readonly ownerUrl: string
  stop(): Promise<void>
  kill(): void
}

const endsMax = 5
const healthyMs = 60_000

/** Serves the embedded PostgreSQL, and starts it again on the same port when it ends by itself. */
export async function keepEmbeddedDatabase(options: {
  readonly dataDir: string
  readonly port: number | undefined
  readonly onGiveUp: (error: LaunchError) => void
}): Promise<KeptDatabase> {
  let server = await startEmbeddedPostgres({ dataDir: options.dataDir, port: options.port })
  let isStopping = false

  const keep = async () => {
    let ends = 0
    while (!isStopping) {
      const startedAt = performance.now()
      await server.ended()
      if (isStopping) return
      ends = performance.now() - startedAt > healthyMs ? 1 : ends + 1
      if (ends > endsMax) throw new LaunchError(hopeless(options.dataDir))
      console.warn('  [postgres] ended unexpectedly; starting it again')
      server = await startEmbeddedPostgres({ dataDir: options.dataDir, port: server.port })
      if (isStopping) await server.stop()
    }
  }
  keep().catch((error: unknown) => {
    if (!isStopping) options.onGiveUp(new LaunchError(explanation(error)))
  })

  return {
    appUrl: server.appUrl,
    ownerUrl: server.ownerUrl,
    stop: async () => {
      isStopping = true
      await server.stop()
    },
    kill: () => {
      isStopping = true
      kill(server)
    },
  }
}

function hopeless(dataDir: string): string {
  return `PostgreSQL ended ${endsMax} times in a row; its log is ${dataDir}/logs/postgres.log.`
}

/** An immediate stop: nothing committed is lost, and the next start recovers. */
function kill({ pid }: EmbeddedPostgres): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // It is gone already.
  }
}
