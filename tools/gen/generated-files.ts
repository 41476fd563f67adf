import { existsSync, globSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { configurationDoc, envExample } from '@smb/platform/config'
import { errorsDoc } from './errors-doc.ts'
import { migrationList, migrationListPath } from './migration-list.ts'
import { apiFiles } from './openapi.ts'
import { schemaDump } from './schema-dump.ts'
import { tableTypes } from './table-types.ts'

export const root = join(import.meta.dirname, '../..')

/** Where nothing but generated files lives: what is there and not made any more is stale. */
const generatedOnly = ['packages/api-client/src/generated/**/*.ts', 'docs/api/*.generated.md']

/** The modules that have tables, by name. */
export function modulesWithTables(): string[] {
  return readdirSync(join(root, 'modules'))
    .filter((name) => existsSync(join(root, 'modules', name, 'migrations')))
    .sort()
}

/** What can be made from the catalogue of a migrated database, by path. */
export async function databaseFiles(ownerUrl: string): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const modules = modulesWithTables()
    const files = new Map<string, string>()
    for (const module of modules)
      files.set(`modules/${module}/src/tables.generated.ts`, await tableTypes(client, module))
    files.set('db/schema.generated.sql', await schemaDump(client, ['platform', ...modules]))
    return files
  } finally {
    await client.end()
  }
}

/** What can be made from the sources alone, by path. */
export async function sourceFiles(): Promise<Map<string, string>> {
  return new Map([
    ['.env.example', envExample()],
    ['docs/configuration.generated.md', configurationDoc()],
    ['docs/errors.generated.md', errorsDoc(root)],
    [migrationListPath, await migrationList(root)],
    ...(await apiFiles()),
  ])
}

/** Files in generated folders that nothing makes any more. */
export function staleFiles(made: ReadonlyMap<string, string>): string[] {
  return generatedOnly
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !made.has(path))
}
