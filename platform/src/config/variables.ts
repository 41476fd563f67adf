/** Which programs read a variable. */
export type Reader = 'start' | 'api' | 'worker' | 'admin' | 'web' | 'cli' | 'tests'

/** One environment variable, described once for reading, refusing and documenting it. */
export interface Variable {
  readonly name: string
  readonly kind:
    | 'postgres-url'
    | 'origin'
    | 'host'
    | 'port'
    | 'count'
    | 'folder'
    | 'file'
    | 'switch'
    | 'log-level'
    | 'signing-key'
  /** As a person would write it; absent when there is no fixed default. */
  readonly default?: string
  /** What holds when nothing is set and `default` is absent. */
  readonly otherwise?: string
  readonly group:
    'Database' | 'Addresses' | 'Behaviour' | 'Files' | 'Tests' | 'Set by our own commands'
  readonly readBy: readonly Reader[]
  readonly meaning: string
  /** The value is never shown, not even in a refusal. */
  readonly isSecret?: boolean
}

const everyServer = ['start', 'api', 'worker', 'admin'] as const

/** Every environment variable that the product reads. */
export const variables = [
  {
    name: 'DATABASE_URL',
    kind: 'postgres-url',
    otherwise: 'the PostgreSQL that comes with the repository is started',
    group: 'Database',
    readBy: everyServer,
    isSecret: true,
    meaning:
      'The PostgreSQL (15 or later) that holds the books, as the role that serves: a plain role ' +
      'that owns nothing and cannot bypass row security. Serving as a superuser or as the owner is refused.',
  },
  {
    name: 'DATABASE_OWNER_URL',
    kind: 'postgres-url',
    otherwise: 'needed beside DATABASE_URL to migrate',
    group: 'Database',
    readBy: ['start', 'admin'],
    isSecret: true,
    meaning:
      'The same database as the role that owns it; used to migrate and for nothing else. ' +
      'It must not go through a pooler.',
  },
  {
    name: 'DATABASE_DIRECT_URL',
    kind: 'postgres-url',
    otherwise: 'DATABASE_URL',
    group: 'Database',
    readBy: ['start', 'worker', 'admin'],
    isSecret: true,
    meaning:
      'The role of DATABASE_URL past a transaction pooler, for the worker, which waits for notifications.',
  },
  {
    name: 'SMB_PG_PORT',
    kind: 'port',
    otherwise: 'any free port',
    group: 'Database',
    readBy: ['start'],
    meaning: 'The loopback port of the embedded PostgreSQL.',
  },
  {
    name: 'SMB_POOL_MAX',
    kind: 'count',
    default: '8',
    group: 'Database',
    readBy: ['api', 'worker'],
    meaning:
      'Database connections that one process holds at most; about four for each processor core.',
  },
  {
    name: 'HOST',
    kind: 'host',
    default: '127.0.0.1',
    group: 'Addresses',
    readBy: ['start', 'api', 'web'],
    meaning:
      'The address that the API and the web app listen on. Anything but loopback needs a DATABASE_URL: ' +
      'the embedded default has a demo sign-in that everybody knows.',
  },
  {
    name: 'PORT',
    kind: 'port',
    default: '5000',
    group: 'Addresses',
    readBy: ['start', 'api'],
    meaning: 'The port of the API.',
  },
  {
    name: 'WEB_PORT',
    kind: 'port',
    default: '3000',
    group: 'Addresses',
    readBy: ['start', 'web'],
    meaning: 'The port of the web app.',
  },
  {
    name: 'SMB_PUBLIC_URL',
    kind: 'origin',
    otherwise: 'http://localhost: and WEB_PORT',
    group: 'Addresses',
    readBy: ['start', 'api', 'worker', 'web'],
    meaning: 'Where people reach the web app in their browser: scheme and host, without a path.',
  },
  {
    name: 'SMB_API_URL',
    kind: 'origin',
    otherwise: 'http://127.0.0.1: and PORT',
    group: 'Addresses',
    readBy: ['start', 'web'],
    meaning: 'Where the web server reaches the API: scheme and host, without a path.',
  },
  {
    name: 'SMB_SIGNING_KEY',
    kind: 'signing-key',
    otherwise: 'made on first start and kept in the data folder; needed beside DATABASE_URL',
    group: 'Behaviour',
    readBy: ['start', 'api'],
    isSecret: true,
    meaning:
      'The Ed25519 private key that signs access tokens, as PEM (PKCS 8; \\n for its line ends) or as JWK.',
  },
  {
    name: 'SMB_LOG_LEVEL',
    kind: 'log-level',
    default: 'info',
    group: 'Behaviour',
    readBy: ['api', 'worker'],
    meaning: 'How much the servers write to their logs: trace, debug, info, warn, error or silent.',
  },
  {
    name: 'SMB_REGISTRATION',
    kind: 'switch',
    default: 'on',
    group: 'Behaviour',
    readBy: ['api'],
    meaning: 'Whether strangers may create an account.',
  },
  {
    name: 'SMB_REGISTRATIONS_PER_ADDRESS',
    kind: 'count',
    default: '20',
    group: 'Behaviour',
    readBy: ['api'],
    meaning:
      'How many accounts one network address may create in ten minutes. Raise it where a whole ' +
      'class or office signs up behind one address.',
  },
  {
    name: 'SMB_DEMO',
    kind: 'switch',
    otherwise: 'on with the embedded PostgreSQL, off with DATABASE_URL',
    group: 'Behaviour',
    readBy: ['start', 'admin'],
    meaning:
      'Whether the first start creates the demo businesses. They exist with the embedded PostgreSQL only.',
  },
  {
    name: 'SMB_DATA_DIR',
    kind: 'folder',
    otherwise: '.data in the checkout, or /var/lib/smb-finance-os for root in a closed folder',
    group: 'Files',
    readBy: ['start', 'admin'],
    meaning: 'Where the embedded PostgreSQL, its passwords, the signing key and the logs are kept.',
  },
  {
    name: 'SMB_CONFIG_DIR',
    kind: 'folder',
    otherwise: 'smb-finance-os in the user’s configuration folder',
    group: 'Files',
    readBy: ['cli'],
    meaning: 'Where the smb command keeps its sign-in.',
  },
  {
    name: 'SMB_CONFORMANCE_DATA',
    kind: 'folder',
    otherwise: 'the conformance tests are skipped, and named among the skipped',
    group: 'Tests',
    readBy: ['tests'],
    meaning: 'Real bank statements to test the importers with; they are not part of the product.',
  },
  {
    name: 'SMB_BROWSER',
    kind: 'file',
    otherwise: 'an installed Chrome or Chromium, else one from npm',
    group: 'Tests',
    readBy: ['tests'],
    meaning: 'The browser that the browser tests drive.',
  },
  {
    name: 'SMB_SKIP_REPORT',
    kind: 'file',
    otherwise: 'npm test sets it',
    group: 'Set by our own commands',
    readBy: ['tests'],
    meaning: 'Where tests write, as lines of JSON {"name","why"}, what they could not run.',
  },
  {
    name: 'SMB_EMBEDDED',
    kind: 'switch',
    default: 'off',
    group: 'Set by our own commands',
    readBy: ['api', 'worker', 'admin'],
    meaning: 'Tells the processes of npm start that DATABASE_URL is the embedded PostgreSQL.',
  },
] as const satisfies readonly Variable[]

export type VariableName = (typeof variables)[number]['name']

/** The description of one variable. */
export function variable(name: VariableName): Variable {
  const found = variables.find((each) => each.name === name)
  if (!found) throw new Error(`${name} is not described in variables.ts`)
  return found
}
