import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import { isId, uuidFromId } from '@smb/core/ids'
import type { Item, ListItems } from '@smb/core/items'
import type { ReadTx } from '@smb/platform/db'
import { itemFromRow, items } from './item-rows.ts'

/** `text` as a pattern that finds it anywhere, its own wildcards taken literally. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

const matching = (q: string) =>
  sql<boolean>`(i.name ilike ${containing(q)} or i.code ilike ${containing(q)})`

/** Items by name, found by a part of their code or name. */
export async function listItems(tx: ReadTx, query: ListItems): Promise<Page<Item>> {
  let found = items(tx)
  if (query.archived === 'exclude') found = found.where('i.archived_at', 'is', null)
  if (query.archived === 'only') found = found.where('i.archived_at', 'is not', null)
  if (query.q) found = found.where(matching(query.q))
  if (query.cursor !== undefined) found = found.where(after(query.cursor))
  const rows = await found
    .orderBy('i.name')
    .orderBy('i.id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit).map(itemFromRow)
  return { items: page, nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null }
}

/** A cursor is the last item of the page before: a name may be too long for an address. */
function after(cursor: string) {
  if (!isId('itm', cursor)) {
    const message = 'This cursor is not one of ours. Start again without it.'
    throw invalid('page.cursor_malformed', message, ['cursor'])
  }
  const id = uuidFromId(cursor)
  return sql<boolean>`(i.name, i.id) > ((select name from items.item where id = ${id}), ${id}::uuid)`
}
