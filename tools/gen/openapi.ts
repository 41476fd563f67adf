import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newSigningKeyPem, readSigningKey } from '@smb/platform/crypto'
import { composeHouse } from '@smb/server/compose'

const root = join(import.meta.dirname, '../..')
export const openApiPath = join(root, 'packages/api-client/openapi.json')

const generatedFolder = join(root, 'packages/api-client/src/generated')

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

/** Writes `openapi.json` and the typed client made from it. */
export async function generateClient(): Promise<void> {
  await writeFile(openApiPath, await openApiDocument())
  const { createClient } = await import('@hey-api/openapi-ts')
  await createClient({
    input: openApiPath,
    output: { path: generatedFolder, importFileExtension: '.ts', clean: true },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', { name: '@hey-api/sdk' }],
    logs: { level: 'silent' },
  } as never)
  await silenceChecks(generatedFolder)
}

// The generator's own helpers are not written for exactOptionalPropertyTypes; the types that they export are unaffected.
async function silenceChecks(folder: string): Promise<void> {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.ts')) continue
    const path = join(folder, file)
    await writeFile(path, `// @ts-nocheck\n${await readFile(path, 'utf8')}`)
  }
}

if (import.meta.main) await generateClient()
