/** A file with SQL in it: which module it belongs to, and its text. */
export interface SqlText {
  readonly module: string
  readonly path: string
  readonly text: string
}

/** What may be reached: the tiers, and the views that modules publish as `schema.view`. */
export interface Reach {
  readonly tiers: readonly (readonly string[])[]
  readonly views: ReadonlySet<string>
}

/** They read the tables of lower tiers: to tell about them, to carry them out, to find in them. */
const readers = ['reports', 'exchange', 'search']

const writing = /\b(?:insert\s+into|update|delete\s+from|truncate|merge\s+into|copy)\s+(?:only\s+)?/
const reading = /\b(?:from|join|select|call|references|perform)\s+/
const thing = /(?<schema>[a-z]+)\.(?<name>[a-z_]+)(?<call>\s*\()?/

/** How an SQL text goes beyond its module; empty when it does not. */
export function sqlReachFaults({ module, path, text }: SqlText, reach: Reach): string[] {
  const tierOf = (name: string) => reach.tiers.findIndex((tier) => tier.includes(name))
  const found = (verb: RegExp) =>
    [...text.matchAll(new RegExp(verb.source + thing.source, 'gi'))].flatMap(({ groups }) => {
      const { schema = '', name = '', call } = groups ?? {}
      const isOthers = schema !== module && tierOf(schema) >= 0
      return isOthers ? [{ schema, full: `${schema}.${name}`, isCall: call !== undefined }] : []
    })
  const writes = found(writing).map(({ full }) => `${path} writes ${full}, which is not its own`)
  const reads = found(reading).flatMap(({ schema, full, isCall }) => {
    if (tierOf(schema) >= tierOf(module)) return [`${path} reaches up to ${full}`]
    const isPublished = isCall || reach.views.has(full) || path.endsWith('.sql')
    return isPublished || readers.includes(module) ? [] : [`${path} reads the table ${full}`]
  })
  return [...writes, ...reads]
}

/** The views that migrations create, as `schema.view`. */
export function publishedViews(migrations: readonly string[]): Set<string> {
  return new Set(
    migrations.flatMap((sql) =>
      [...sql.matchAll(/create view ([a-z]+\.[a-z_]+)/g)].map(([, name = '']) => name),
    ),
  )
}
