import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  readConfig,
  requiredDatabaseUrl,
  requiredOwnerUrl,
  requiredSigningKey,
} from '../../src/config/index.ts'

const appUrl = 'postgresql://smb_app:hush-hush@db.example.com:5432/books'
const ownerUrl = 'postgresql://smb_owner:hush-hush@db.example.com:5432/books'

test('an empty environment is the embedded default, for this machine only', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '  ' })).toEqual({
    database: {
      isEmbedded: true,
      appUrl: undefined,
      ownerUrl: undefined,
      directUrl: undefined,
      embeddedPort: undefined,
      poolMax: 8,
    },
    host: '127.0.0.1',
    port: 5000,
    webPort: 3000,
    publicUrl: 'http://localhost:3000',
    apiUrl: 'http://127.0.0.1:5000',
    dataDir: undefined,
    signingKeyPem: undefined,
    logLevel: 'info',
    isRegistrationOpen: true,
    registrationsPerAddress: 20,
    hasDemo: true,
    conformanceData: undefined,
  })
})

test('a database of one’s own has no demo, and may be served to the network', () => {
  const config = readConfig({
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    HOST: '0.0.0.0',
    WEB_PORT: '8080',
    SMB_PUBLIC_URL: 'https://books.example.com/',
    SMB_REGISTRATION: 'off',
  })
  expect(config).toMatchObject({
    database: { isEmbedded: false, appUrl, ownerUrl, directUrl: appUrl },
    host: '0.0.0.0',
    webPort: 8080,
    publicUrl: 'https://books.example.com',
    hasDemo: false,
    isRegistrationOpen: false,
  })
})

test('addresses follow the ports unless they are set', () => {
  expect(readConfig({ PORT: '5010', WEB_PORT: '3010' })).toMatchObject({
    publicUrl: 'http://localhost:3010',
    apiUrl: 'http://127.0.0.1:5010',
  })
})

test.each([
  [{ PORT: 'abc' }, 'PORT=abc is not a port: write a whole number from 1 to 65535.'],
  [{ PORT: '0' }, /^PORT=0 is not a port/],
  [{ PORT: '65536' }, /^PORT=65536 is not a port/],
  [{ WEB_PORT: '3e3' }, /^WEB_PORT=3e3 is not a port/],
  [{ PORT: '3000' }, /^PORT and WEB_PORT are both 3000: .*change one\.$/],
  [{ SMB_PG_PORT: '5000' }, /^SMB_PG_PORT=5000 is also the port of the API/],
  [{ SMB_POOL_MAX: '0' }, /^SMB_POOL_MAX=0 is not a count: write a whole number from 1 to 1000/],
  [{ SMB_LOG_LEVEL: 'loud' }, /^SMB_LOG_LEVEL=loud is not a log level: write one of trace, debug/],
  [{ SMB_REGISTRATION: 'maybe' }, /^SMB_REGISTRATION=maybe is not a switch: write on or off/],
  [{ SMB_PUBLIC_URL: 'books.example.com' }, /^SMB_PUBLIC_URL=books.example.com is not an address/],
  [{ SMB_PUBLIC_URL: 'https://example.com/books' }, /without a path/],
  [{ SMB_API_URL: 'ftp://example.com' }, /^SMB_API_URL=ftp:\/\/example.com is not an address/],
  [{ HOST: '999.1.1.1', DATABASE_URL: appUrl }, /^HOST=999.1.1.1 is not an address to listen on/],
  [{ HOST: '0.0.0.0' }, /^HOST=0.0.0.0 would open the embedded database .* set DATABASE_URL/],
  [{ DATABASE_OWNER_URL: ownerUrl }, /^DATABASE_OWNER_URL is set without DATABASE_URL: /],
  [{ DATABASE_DIRECT_URL: appUrl }, /^DATABASE_DIRECT_URL is set without DATABASE_URL: /],
  [{ DATABASE_URL: appUrl, SMB_DEMO: 'on' }, /^SMB_DEMO=on would put the demo sign-in into/],
  [{ DATABASE_URL: appUrl, SMB_EMBEDDED: 'on' }, /^SMB_EMBEDDED=on is only for the processes/],
])('%j is refused with one sentence', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence)
  expect(() => readConfig(env)).toThrow(expect.objectContaining({ name: 'ConfigError' }) as Error)
})

test.each([
  ['DATABASE_URL', 'mysql://smb_app:hush-hush@db/books'],
  ['DATABASE_URL', 'hush-hush'],
  ['DATABASE_URL', 'postgresql://db.example.com/books?password=hush-hush'],
  ['DATABASE_URL', 'postgresql://smb_app:hush-hush@db.example.com'],
  ['DATABASE_OWNER_URL', 'postgresql://hush-hush'],
  ['SMB_SIGNING_KEY', 'hush-hush'],
])('a refused %s does not show the secret', (name, value) => {
  const read = () => readConfig({ DATABASE_URL: appUrl, [name]: value })
  expect(read).toThrow(new RegExp(`^${name} is not an? `))
  expect(read).not.toThrow(/hush-hush/)
})

test('a signing key is accepted as PEM, as PEM on one line and as JWK, of the right kind only', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }))
  for (const SMB_SIGNING_KEY of [pem, pem.trim().replaceAll('\n', '\\n'), jwk])
    expect(readConfig({ SMB_SIGNING_KEY }).signingKeyPem).toBe(pem)

  const wrongKinds = [
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    generateKeyPairSync('ec', { namedCurve: 'P-256' })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
    generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  ]
  for (const SMB_SIGNING_KEY of wrongKinds)
    expect(() => readConfig({ SMB_SIGNING_KEY })).toThrow(/not an Ed25519 private key/)
})

test('what a program cannot do without is asked for by name', () => {
  const config = readConfig({})
  expect(() => requiredDatabaseUrl(config)).toThrow(/^DATABASE_URL is not set: write /)
  expect(() => requiredOwnerUrl(config)).toThrow(/^DATABASE_OWNER_URL is not set: write /)
  expect(() => requiredSigningKey(config)).toThrow(/^SMB_SIGNING_KEY is not set: write /)
  const full = readConfig({ DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl })
  expect([requiredDatabaseUrl(full), requiredOwnerUrl(full)]).toEqual([appUrl, ownerUrl])
})
