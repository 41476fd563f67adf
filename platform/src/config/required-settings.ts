import { ConfigError } from './config-error.ts'
import type { Config } from './read-config.ts'

/** The database as the serving role. @throws ConfigError when it is not set */
export function requiredDatabaseUrl(config: Config): string {
  return (
    config.database.appUrl ??
    missing('DATABASE_URL', 'the database as the serving role, or start everything with npm start')
  )
}

/** The database as its owner, to migrate it. @throws ConfigError when it is not set */
export function requiredOwnerUrl(config: Config): string {
  return (
    config.database.ownerUrl ??
    missing('DATABASE_OWNER_URL', 'the same database as the role that owns it, which migrates')
  )
}

/** The key that signs access tokens, as PEM. @throws ConfigError when it is not set */
export function requiredSigningKey(config: Config): string {
  return (
    config.signingKeyPem ??
    missing('SMB_SIGNING_KEY', 'what "openssl genpkey -algorithm ed25519" prints, and keep it')
  )
}

function missing(name: string, write: string): never {
  throw new ConfigError(`${name} is not set: write ${write}.`)
}
