import { join } from 'node:path'
import type { Config, Environment } from '@smb/platform/config'
import { checkout } from './checkout.ts'
import type { ProcessPlan } from './supervised-process.ts'

/** What the processes need beside the settings that a person wrote. */
export interface RunFacts {
  readonly appUrl: string
  readonly ownerUrl: string
  readonly directUrl: string
  readonly dataDir: string
  readonly signingKeyPem: string
}

const secrets = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL', 'SMB_SIGNING_KEY']

/** The environment without a secret: each process gets only those that it needs. */
function plainEnvironment(env: Environment): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !secrets.includes(name))
  return { ...Object.fromEntries(kept), NODE_ENV: 'production' }
}

/** For the operator's commands: migrate and seed. */
export function adminEnvironment(
  env: Environment,
  config: Config,
  facts: Pick<RunFacts, 'appUrl' | 'ownerUrl' | 'dataDir'>,
): NodeJS.ProcessEnv {
  return {
    ...plainEnvironment(env),
    ...embeddedMark(config),
    DATABASE_URL: facts.appUrl,
    DATABASE_OWNER_URL: facts.ownerUrl,
    SMB_DATA_DIR: facts.dataDir,
  }
}

/** The API, the worker and the web app, in the order of starting; they stop in reverse. */
export function processPlans(
  env: Environment,
  config: Config,
  facts: RunFacts,
): readonly [worker: ProcessPlan, api: ProcessPlan, web: ProcessPlan] {
  const plain = plainEnvironment(env)
  const server = { ...plain, ...embeddedMark(config), DATABASE_URL: facts.appUrl }
  return [
    {
      name: 'worker',
      args: [join(checkout, 'apps/server/src/main-worker.ts')],
      env: { ...server, DATABASE_DIRECT_URL: facts.directUrl },
    },
    {
      name: 'api',
      args: [join(checkout, 'apps/server/src/main-api.ts')],
      env: { ...server, SMB_SIGNING_KEY: facts.signingKeyPem },
      readyUrl: `http://${reachable(config.host)}:${config.port}/readyz`,
    },
    {
      name: 'web',
      args: [join(import.meta.dirname, 'web-server.ts')],
      env: {
        ...plain,
        HOSTNAME: config.host,
        PORT: String(config.webPort),
        SMB_API_URL: config.apiUrl,
        SMB_PUBLIC_URL: config.publicUrl,
        NEXT_TELEMETRY_DISABLED: '1',
      },
      readyUrl: `http://${reachable(config.host)}:${config.webPort}/`,
    },
  ]
}

function embeddedMark({ database }: Config): { SMB_EMBEDDED?: string } {
  return database.isEmbedded ? { SMB_EMBEDDED: 'on' } : {}
}

/** An address to reach a server of this machine that listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
