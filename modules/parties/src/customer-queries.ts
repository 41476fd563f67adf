import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import type { CustomerId } from '@smb/core/ids'
import { idFromUuid, isId, uuidFromId } from '@smb/core/ids'
import type { CustomerListItem, ListCustomers } from '@smb/core/parties'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { PartiesTables } from './tables.generated.ts'

/** `text` as a pattern that finds it anywhere, its own wildcards taken literally. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

const matching = (q: string) =>
  sql<boolean>`(c.name ilike ${containing(q)} or c.email ilike ${containing(q)})`

/** Customers by name, found by a part of their name or e-mail. */
export async function listCustomers(
  tx: ReadTx,
  query: ListCustomers,
): Promise<Page<CustomerListItem>> {
  let customers = tablesOf<PartiesTables>(tx)
    .selectFrom('parties.customer as c')
    .select(['c.id', 'c.name', 'c.email', 'c.phone', 'c.currency', 'c.archived_at', 'c.version'])
  if (query.archived === 'exclude') customers = customers.where('c.archived_at', 'is', null)
  if (query.archived === 'only') customers = customers.where('c.archived_at', 'is not', null)
  if (query.q) customers = customers.where(matching(query.q))
  if (query.cursor !== undefined) customers = customers.where(after(query.cursor))
  const rows = await customers
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit).map(({ archived_at: archivedAt, ...row }) => ({
    ...row,
    id: idFromUuid('cus', row.id),
    archivedAt,
  }))
  return { items, nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null }
}

/** A cursor is the last customer of the page before: a name may be too long for an address. */
function after(cursor: string) {
  if (!isId('cus', cursor)) {
    const message = 'This cursor is not one of ours. Start again without it.'
    throw invalid('page.cursor_malformed', message, ['cursor'])
  }
  const id = uuidFromId(cursor)
  return sql<boolean>`(c.name, c.id) > ((select name from parties.customer where id = ${id}), ${id}::uuid)`
}

/** Ids of customers, archived ones too, whose name or e-mail holds the text; at most `limit`, by name. */
export async function searchCustomerIds(
  tx: ReadTx,
  text: string,
  limit: number,
): Promise<CustomerId[]> {
  const rows = await tablesOf<PartiesTables>(tx)
    .selectFrom('parties.customer as c')
    .select('c.id')
    .where(matching(text))
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return rows.map((row) => idFromUuid('cus', row.id))
}

/** Customers in use whose names are among these, however the letters are cased: by the name in lower case. */
export async function customersNamed(
  tx: ReadTx,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly CustomerId[]>> {
  const wanted = [...new Set(names.map((name) => name.toLowerCase()))]
  if (wanted.length === 0) return new Map()
  const rows = await tablesOf<PartiesTables>(tx)
    .selectFrom('parties.customer as c')
    .select(['c.id', 'c.name'])
    .where('c.archived_at', 'is', null)
    .where(sql<string>`lower(c.name)`, 'in', wanted)
    .execute()
  const named = rows.map(({ id, name }) => ({
    id: idFromUuid('cus', id),
    name: name.toLowerCase(),
  }))
  const byName = Map.groupBy(named, ({ name }) => name)
  return new Map([...byName].map(([name, own]) => [name, own.map(({ id }) => id)]))
}
