import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { databaseFiles, root, sourceFiles, staleFiles } from './generated-files.ts'
import { withMigratedDatabase } from './with-migrated-database.ts'

async function writeIfChanged(path: string, text: string): Promise<boolean> {
  const place = join(root, path)
  if ((await readFile(place, 'utf8').catch(() => undefined)) === text) return false
  await mkdir(dirname(place), { recursive: true })
  await writeFile(place, text)
  console.log(`wrote   ${path}`)
  return true
}

/** How many of them were written, because they differed. */
async function writeAll(made: ReadonlyMap<string, string>): Promise<number> {
  let changes = 0
  for (const [path, text] of made) if (await writeIfChanged(path, text)) changes += 1
  return changes
}

const { made, changes } = await withMigratedDatabase(async ({ ownerUrl, appUrl }) => {
  const sources = new Map([...(await databaseFiles(ownerUrl)), ...(await sourceFiles())])
  const written = await writeAll(sources)
  // The story is told with the typed client, which has just been written anew.
  const { onStage, referenceFiles } = await import('../api-reference/reference-files.ts')
  const reference = await onStage(appUrl, referenceFiles)
  return {
    made: new Map([...sources, ...reference]),
    changes: written + (await writeAll(reference)),
  }
})
const stale = staleFiles(made)
for (const path of stale) {
  await rm(join(root, path))
  console.log(`removed ${path}`)
}
console.log(
  changes + stale.length === 0
    ? `All ${made.size} generated files are fresh.`
    : `${changes + stale.length} files changed.`,
)
