import { writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { modulesWithTables } from './generated-files.ts'
import { tableTypes } from './table-types.ts'
import { withMigratedDatabase } from './with-migrated-database.ts'

const root = join(import.meta.dirname, '../..')

/** Writes `tables.generated.ts` of the given modules, or of every module that has tables. */
async function generateTables(wanted: readonly string[] = modulesWithTables()): Promise<void> {
  await withMigratedDatabase(async ({ ownerUrl }) => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    for (const module of wanted) {
      if (!existsSync(join(root, 'modules', module, 'migrations'))) continue
      await writeFile(
        join(root, 'modules', module, 'src/tables.generated.ts'),
        await tableTypes(client, module),
      )
    }
    await client.end()
  })
}

if (import.meta.main)
  await generateTables(process.argv.length > 2 ? process.argv.slice(2) : undefined)
