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

const database = await withMigratedDatabase(({ ownerUrl }) => databaseFiles(ownerUrl))
const made = new Map([...database, ...(await sourceFiles())])

let changes = 0
for (const [path, text] of made) if (await writeIfChanged(path, text)) changes += 1
for (const path of staleFiles(made)) {
  await rm(join(root, path))
  console.log(`removed ${path}`)
  changes += 1
}
console.log(
  changes === 0 ? `All ${made.size} generated files are fresh.` : `${changes} files changed.`,
)
