import { globSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSigningKeyPem, readSigningKey } from '@smb/platform/crypto'
import { composeHouse } from '@smb/server/compose'

const clientFolder = 'packages/api-client'

/** The API's description as the server itself serves it. Needs no database: nothing is asked of it. */
export async function openApiDocument(): Promise<string> {
  const house = await composeHouse({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    poolMax: 1,
    signingKey: readSigningKey(newSigningKeyPem()),
    logger: false,
  })
  try {
    await house.server.ready()
    return `${JSON.stringify(house.server.swagger(), null, 2)}\n`
  } finally {
    await house.close()
  }
}

/** `openapi.json` and the typed client made from it, by path. */
export async function apiFiles(): Promise<Map<string, string>> {
  const document = await openApiDocument()
  const folder = await mkdtemp(join(tmpdir(), 'smb-client-'))
  try {
    await writeClient(document, folder)
    const files = new Map([[`${clientFolder}/openapi.json`, document]])
    for (const path of globSync('**/*.ts', { cwd: folder }).sort()) {
      const text = await readFile(join(folder, path), 'utf8')
      // The generator's own helpers are not written for exactOptionalPropertyTypes; their types are unaffected.
      files.set(`${clientFolder}/src/generated/${path}`, `// @ts-nocheck\n${text}`)
    }
    return files
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function writeClient(document: string, folder: string): Promise<void> {
  const { createClient } = await import('@hey-api/openapi-ts')
  await createClient({
    input: JSON.parse(document) as object,
    output: { path: folder, importFileExtension: '.ts', clean: true },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', { name: '@hey-api/sdk' }],
    logs: { level: 'silent' },
  } as never)
}

// The part of `npm run gen` that needs no database.
if (import.meta.main)
  for (const [path, text] of await apiFiles())
    await writeFile(join(import.meta.dirname, '../..', path), text)
