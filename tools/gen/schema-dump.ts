import type pg from 'pg'
import {
  belowTableQuery,
  columnsQuery,
  constraintsQuery,
  functionsQuery,
  schemaGrantsQuery,
  sequencesQuery,
  viewsQuery,
} from './schema-queries.ts'

type Line = { readonly table_name?: string; readonly line: string }

const header = `-- The database after all migrations, read from its catalogue by \`npm run gen\`.
-- It is for reviews: a change of a migration shows here as what it does. It is not run.
`

/** The given schemas as SQL, in an order that depends on names alone. */
export async function schemaDump(client: pg.Client, schemas: readonly string[]): Promise<string> {
  const parts: string[] = [header]
  for (const schema of schemas) parts.push(await schemaText(client, schema))
  return parts.join('\n')
}

async function schemaText(client: pg.Client, schema: string): Promise<string> {
  const read = async (query: string) => (await client.query<Line>(query, [schema])).rows
  const columns = await read(columnsQuery)
  const constraints = await read(constraintsQuery)
  const below = await read(belowTableQuery)
  const names = [...new Set(columns.map(({ table_name }) => table_name))]
  const of = (rows: Line[], name: string | undefined) =>
    rows.filter(({ table_name }) => table_name === name).map(({ line }) => line)
  const tables = names.map((name) => {
    const inside = [...of(columns, name), ...of(constraints, name)]
    const body = inside.map((line) => `  ${line}`).join(',\n')
    return [`create table ${schema}.${name} (\n${body}\n);`, ...of(below, name)].join('\n')
  })
  const lines = async (query: string) => (await read(query)).map(({ line }) => line)
  const grants = await lines(schemaGrantsQuery)
  return `${[
    [`-- ── ${schema}`, `create schema ${schema};`, ...grants].join('\n'),
    ...(await lines(sequencesQuery)),
    ...tables,
    ...(await lines(viewsQuery)),
    ...(await lines(functionsQuery)),
  ].join('\n\n')}\n`
}
