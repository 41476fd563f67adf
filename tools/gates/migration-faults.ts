/** One SQL file: its path from the root, and its text. */
export interface MigrationFile {
  readonly path: string
  readonly sql: string
}

const wellNamed = /^\d{8}T\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/

/** What the house asks of migrations and no SQL linter knows; empty when all is well. */
export function migrationFaults(files: readonly MigrationFile[]): string[] {
  const nameOf = ({ path }: MigrationFile) => path.slice(path.lastIndexOf('/') + 1)
  const byMoment = Map.groupBy(files, (file) => nameOf(file).slice(0, 13))
  return files.flatMap((file) => {
    const { path, sql } = file
    const twin = byMoment.get(nameOf(file).slice(0, 13))?.find((other) => other !== file)
    return [
      ...(wellNamed.test(nameOf(file))
        ? []
        : [`${path}: name it like 20260131T1200-add-thing.sql`]),
      ...(sql.startsWith('-- why: ') ? [] : [`${path}: the first line says why: "-- why: …"`]),
      ...(twin ? [`${path}: ${twin.path} has the same moment; the order must be plain`] : []),
      ...(/^\s*(?:begin|commit|rollback)\s*;/im.test(withoutBodies(sql))
        ? [`${path}: the runner opens and ends the transaction`]
        : []),
    ]
  })
}

/** The text without function bodies, in which `begin` and `end` are PL/pgSQL. */
function withoutBodies(sql: string): string {
  return sql.replaceAll(/\$(\w*)\$.*?\$\1\$/gs, '')
}
