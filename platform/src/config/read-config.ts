import { ConfigError } from './config-error.ts'
import { isLoopback, valuesOf } from './values.ts'
import type { Environment, LogLevel, Values } from './values.ts'

/** Everything that the environment decides, checked. Variables that are not set have their default. */
export interface Config {
  readonly database: DatabaseConfig
  /** The address that the servers listen on. */
  readonly host: string
  readonly port: number
  readonly webPort: number
  /** The origin that people type, for example `https://books.example.com`. */
  readonly publicUrl: string
  /** The origin where the web server reaches the API. */
  readonly apiUrl: string
  /** Undefined means the default folder, which depends on the checkout and the user. */
  readonly dataDir: string | undefined
  readonly signingKeyPem: string | undefined
  readonly logLevel: LogLevel
  readonly isRegistrationOpen: boolean
  /** Accounts that one address may create in ten minutes. */
  readonly registrationsPerAddress: number
  /** Whether the demo businesses belong into this database; never true outside the embedded default. */
  readonly hasDemo: boolean
  readonly conformanceData: string | undefined
}

export interface DatabaseConfig {
  /** Whether it is the PostgreSQL that comes with the repository. */
  readonly isEmbedded: boolean
  /** As the serving role; undefined means that the embedded PostgreSQL is to be started or found. */
  readonly appUrl: string | undefined
  readonly ownerUrl: string | undefined
  /** As the serving role, past any pooler. */
  readonly directUrl: string | undefined
  /** The port that the embedded PostgreSQL is to use; undefined means any free one. */
  readonly embeddedPort: number | undefined
  /** Connections that one process holds at most. */
  readonly poolMax: number
}

/** @throws ConfigError with one sentence that names the variable and what to write instead */
export function readConfig(env: Environment): Config {
  const values = valuesOf(env)
  const config: Config = {
    database: databaseConfig(values),
    host: values.host('HOST') ?? '127.0.0.1',
    port: values.port('PORT') ?? 5000,
    webPort: values.port('WEB_PORT') ?? 3000,
    publicUrl:
      values.origin('SMB_PUBLIC_URL') ?? `http://localhost:${values.port('WEB_PORT') ?? 3000}`,
    apiUrl: values.origin('SMB_API_URL') ?? `http://127.0.0.1:${values.port('PORT') ?? 5000}`,
    dataDir: values.text('SMB_DATA_DIR'),
    signingKeyPem: values.signingKey('SMB_SIGNING_KEY'),
    logLevel: values.logLevel('SMB_LOG_LEVEL') ?? 'info',
    isRegistrationOpen: values.isOn('SMB_REGISTRATION') ?? true,
    registrationsPerAddress: values.count('SMB_REGISTRATIONS_PER_ADDRESS') ?? 20,
    hasDemo: values.isOn('SMB_DEMO') ?? isEmbedded(values),
    conformanceData: values.text('SMB_CONFORMANCE_DATA'),
  }
  assertSensible(config)
  return config
}

function isEmbedded(values: Values): boolean {
  return values.postgresUrl('DATABASE_URL') === undefined || values.isOn('SMB_EMBEDDED') === true
}

function databaseConfig(values: Values): DatabaseConfig {
  const appUrl = values.postgresUrl('DATABASE_URL')
  const ownerUrl = values.postgresUrl('DATABASE_OWNER_URL')
  const directUrl = values.postgresUrl('DATABASE_DIRECT_URL')
  if (appUrl === undefined && (ownerUrl ?? directUrl) !== undefined)
    throw new ConfigError(
      `${ownerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_DIRECT_URL'} is set without DATABASE_URL: ` +
        `set DATABASE_URL too, or unset it to use the embedded PostgreSQL.`,
    )
  return {
    isEmbedded: isEmbedded(values),
    appUrl,
    ownerUrl,
    directUrl: directUrl ?? appUrl,
    embeddedPort: values.port('SMB_PG_PORT'),
    poolMax: values.count('SMB_POOL_MAX') ?? 8,
  }
}

/** What each variable alone cannot show. */
function assertSensible(config: Config): void {
  const { database, host, port, webPort, hasDemo } = config
  if (port === webPort)
    throw new ConfigError(
      `PORT and WEB_PORT are both ${port}: the API and the web app need a port each, so change one.`,
    )
  if (database.embeddedPort === port || database.embeddedPort === webPort)
    throw new ConfigError(
      `SMB_PG_PORT=${database.embeddedPort} is also the port of the API or the web app: change one.`,
    )
  if (database.isEmbedded && !isLoopback(host))
    throw new ConfigError(
      `HOST=${host} would open the embedded database and its demo sign-in to the network: ` +
        `set DATABASE_URL to a PostgreSQL of your own, or leave HOST at 127.0.0.1.`,
    )
  if (hasDemo && !database.isEmbedded)
    throw new ConfigError(
      `SMB_DEMO=on would put the demo sign-in into the database of DATABASE_URL: ` +
        `unset SMB_DEMO, or unset DATABASE_URL to try the demo with the embedded PostgreSQL.`,
    )
  assertEmbeddedIsLocal(database)
}

function assertEmbeddedIsLocal({ isEmbedded, appUrl }: DatabaseConfig): void {
  if (!isEmbedded || appUrl === undefined || isLoopback(new URL(appUrl).hostname)) return
  throw new ConfigError(
    `SMB_EMBEDDED=on is only for the processes that npm start starts: unset SMB_EMBEDDED.`,
  )
}
