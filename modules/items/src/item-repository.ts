import { sql } from 'kysely'
import type { ItemId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { Item } from '@smb/core/items'
import { itemErrors, itemFileErrors } from '@smb/core/items'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import { itemColumns, itemFromRow, items } from './item-rows.ts'
import type { ItemsTables } from './tables.generated.ts'

/** Throws `item.not_found`. */
export async function getItem(tx: ReadTx, id: ItemId): Promise<Item> {
  const row = await items(tx).where('i.id', '=', uuidFromId(id)).executeTakeFirst()
  if (!row) throw itemErrors.notFound()
  return itemFromRow(row)
}

/** Those of the given items that exist, archived ones too. */
export async function findItems(
  tx: ReadTx,
  ids: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, Item>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await items(tx).where('i.id', 'in', wanted.map(uuidFromId)).execute()
  return new Map(rows.map((row) => [idFromUuid('itm', row.id), itemFromRow(row)]))
}

/** The item, locked until the transaction ends. Throws `item.not_found`. */
export async function lockItem(tx: Tx, id: ItemId): Promise<Item> {
  const row = await items(tx).where('i.id', '=', uuidFromId(id)).forUpdate().executeTakeFirst()
  if (!row) throw itemErrors.notFound()
  return itemFromRow(row)
}

/** Writes a new item; false when the id exists already. Throws `item.code_taken`. */
export async function insertItem(tx: Tx, item: Item): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tablesOf<ItemsTables>(tx)
    .insertInto('items.item')
    .values({ id: uuidFromId(item.id), ...itemColumns(item) })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
    .catch(codeTaken(item))
  return numInsertedOrUpdatedRows === 1n
}

/** Saves the item, which the transaction has locked. Throws `item.code_taken`. */
export async function updateItem(tx: Tx, item: Item): Promise<void> {
  await tablesOf<ItemsTables>(tx)
    .updateTable('items.item')
    .set(itemColumns(item))
    .where('id', '=', uuidFromId(item.id))
    .execute()
    .catch(codeTaken(item))
}

const codeTaken =
  ({ code }: Item) =>
  (error: unknown): never => {
    throw violatedConstraint(error) === 'item_code_unique' ? itemErrors.codeTaken(code) : error
  }

/**
 * Writes new items and saves changed ones, which the transaction has locked. Throws `item.import_crossed` where somebody
 * gave one of their codes meanwhile.
 */
export async function saveItems(tx: Tx, saved: readonly Item[]): Promise<void> {
  for (let at = 0; at < saved.length; at += savedAtOnce) {
    const part = saved.slice(at, at + savedAtOnce)
    await tablesOf<ItemsTables>(tx)
      .insertInto('items.item')
      .values(part.map((item) => ({ id: uuidFromId(item.id), ...itemColumns(item) })))
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'id']).doUpdateSet((set) => ({
          code: set.ref('excluded.code'),
          name: set.ref('excluded.name'),
          description: set.ref('excluded.description'),
          unit_price: set.ref('excluded.unit_price'),
          currency: set.ref('excluded.currency'),
          unit: set.ref('excluded.unit'),
          income_account_id: set.ref('excluded.income_account_id'),
          tax_code_ids: set.ref('excluded.tax_code_ids'),
          version: set.ref('excluded.version'),
        })),
      )
      .execute()
      .catch((error: unknown) => {
        const isTaken = violatedConstraint(error) === 'item_code_unique'
        throw isTaken ? itemFileErrors.codeTaken() : error
      })
  }
}
// A statement carries 65,535 values at most.
const savedAtOnce = 1_000

/** Items that have one of the codes, whatever the case, or exactly one of the names; archived ones too. Locked to be saved. */
export async function lockItemsCalled(
  tx: Tx,
  texts: { readonly codes: readonly string[]; readonly names: readonly string[] },
): Promise<Item[]> {
  const rows = await items(tx)
    .where(
      sql<boolean>`(i.code <> '' and lower(i.code) = any (select lower(t) from unnest(${texts.codes}::text[]) t)
      or i.name = any (${texts.names}::text[]))`,
    )
    .orderBy('i.id')
    .forUpdate()
    .execute()
  return rows.map(itemFromRow)
}

/** Items in use whose code or name is one of the texts, whatever the case of their letters. */
export async function matchItems(tx: ReadTx, texts: readonly string[]): Promise<Item[]> {
  const wanted = [...new Set(texts.filter((text) => text !== ''))]
  if (wanted.length === 0) return []
  const rows = await items(tx)
    .where('i.archived_at', 'is', null)
    .where(
      sql<boolean>`(i.code <> '' and lower(i.code) = any (select lower(t) from unnest(${wanted}::text[]) t)
      or lower(i.name) = any (select lower(t collate "und-x-icu") from unnest(${wanted}::text[]) t))`,
    )
    .orderBy('i.name')
    .orderBy('i.id')
    .execute()
  return rows.map(itemFromRow)
}
