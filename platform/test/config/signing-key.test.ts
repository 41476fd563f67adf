import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSigningKey, readConfig } from '../../src/config/index.ts'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'smb-test-key-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

test('a key is made once, for this user alone, even by two starters at once', async () => {
  const keys = await Promise.all([1, 2, 3].map(() => openSigningKey(join(dataDir, 'new'))))
  expect(new Set([...keys, await openSigningKey(join(dataDir, 'new'))]).size).toBe(1)
  expect(readConfig({ SMB_SIGNING_KEY: keys[0] }).signingKeyPem).toBe(keys[0])
  expect(await readdir(join(dataDir, 'new'))).toEqual(['signing-key.pem'])
  expect((await stat(join(dataDir, 'new', 'signing-key.pem'))).mode & 0o777).toBe(0o600)
})

test('a damaged key is never replaced silently: it would sign everybody out', async () => {
  await writeFile(join(dataDir, 'signing-key.pem'), 'not a key')
  await expect(openSigningKey(dataDir)).rejects.toThrow(/signing-key\.pem is damaged: /)
})
