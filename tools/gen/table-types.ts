import type pg from 'pg'

type Column = {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: boolean
  has_default: boolean
}

const typeByUdt: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bpchar: 'string',
  varchar: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  numeric: 'string',
  date: 'string',
  timestamptz: 'string',
  xid8: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  _text: 'string[]',
  _uuid: 'string[]',
}

const columnsQuery = `
  select c.relname as table_name, a.attname as column_name, t.typname as udt_name,
         not a.attnotnull as is_nullable, (a.atthasdef or a.attidentity <> '') as has_default
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
   where n.nspname = $1 and c.relkind in ('r', 'v', 'p')
   order by c.relname, a.attnum`

/** The TypeScript source of one schema's row types, as the catalogue has them after all migrations. */
export async function tableTypes(client: pg.Client, schema: string): Promise<string> {
  const { rows } = await client.query<Column>(columnsQuery, [schema])
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const entries = [...tables].map(([table, columns]) => tableEntry(`${schema}.${table}`, columns))
  const name = `${schema.charAt(0).toUpperCase()}${schema.slice(1)}Tables`
  const body = entries.join('\n')
  const imports = ['Generated', 'JSONColumnType'].filter((type) => body.includes(`${type}<`))
  const importLine =
    imports.length > 0 ? `import type { ${imports.join(', ')} } from 'kysely'\n\n` : ''
  return `// Made by \`npm run gen\` from the database's catalogue.\n${importLine}export interface ${name} {\n${body}\n}\n`
}

function tableEntry(name: string, columns: Column[]): string {
  const lines = columns.map((column) => `    ${column.column_name}: ${columnType(column)}`)
  return `  '${name}': {\n${lines.join('\n')}\n  }`
}

function columnType(column: Column): string {
  const plain = typeByUdt[column.udt_name]
  if (!plain)
    throw new Error(
      `No TypeScript type for ${column.table_name}.${column.column_name} (${column.udt_name}). Add it to typeByUdt.`,
    )
  if (plain === 'Json')
    return column.has_default
      ? 'Generated<JSONColumnType<Record<string, unknown>>>'
      : 'JSONColumnType<Record<string, unknown>>'
  const type = column.is_nullable ? `${plain} | null` : plain
  return column.has_default ? `Generated<${type}>` : type
}
