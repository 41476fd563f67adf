import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOpenToOthers } from './data-folder.ts'
import { stopPostmaster } from './postmaster.ts'
import { isAlive } from './process-alive.ts'
import { isRoot } from './server-user.ts'
import { startEmbeddedPostgres } from './start.ts'
import type { EmbeddedPostgres, StartOptions } from './start.ts'

const prefix = 'smb-postgres-'

/**
 * A cluster of its own in a temporary folder, for tests; `stop` removes it without a trace.
 * Clusters that killed test runs left behind are removed first.
 */
export async function startEphemeralPostgres(
  options: Omit<StartOptions, 'dataDir' | 'port'> = {},
): Promise<EmbeddedPostgres & { readonly dataDir: string }> {
  const base = temporaryFolder()
  await sweepAbandoned(base)
  const dataDir = await mkdtemp(join(base, prefix))
  await writeFile(join(dataDir, 'starter.pid'), String(process.pid))
  const server = await startEmbeddedPostgres({
    ...options,
    dataDir,
    settings: { shared_buffers: '128MB', ...options.settings },
  })
  const stop = async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { ...server, dataDir, stop }
}

/** Root's own temporary folder is often closed to the user that PostgreSQL runs as. */
function temporaryFolder(): string {
  const folder = tmpdir()
  return !isRoot() || isOpenToOthers(folder) ? folder : '/tmp'
}

async function sweepAbandoned(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    if (!name.startsWith(prefix)) continue
    const dataDir = join(base, name)
    const starter = await readFile(join(dataDir, 'starter.pid'), 'utf8').catch(() => '')
    if (starter === '' || isAlive(Number(starter))) continue
    await stopPostmaster(join(dataDir, 'postgres'))
    await rm(dataDir, { recursive: true, force: true })
  }
}
