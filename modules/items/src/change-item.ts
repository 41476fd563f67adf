import { isDeepStrictEqual } from 'node:util'
import type { ItemId } from '@smb/core/ids'
import type { CreateItem, Item, ReviseItem } from '@smb/core/items'
import {
  archivedItem,
  assertSellsOn,
  itemErrors,
  itemView,
  newItem,
  restoredItem,
  revisedItem,
} from '@smb/core/items'
import { recordAudit } from '@smb/audit'
import { getAccount } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { getTaxCodes } from '@smb/tax'
import { getItem, insertItem, lockItem, updateItem } from './item-repository.ts'

/**
 * Adds an item; the same id with the same content again is a success. Throws `item.already_exists`, `item.code_taken`,
 * `item.income_account`, `ledger.account_not_found`, `tax.not_found`.
 */
export async function createItem(tx: Tx, command: CreateItem): Promise<Item> {
  const { id = tx.newId('itm'), ...given } = command
  await assertReferences(tx, given)
  const item = newItem(given, { id, currency: tx.baseCurrency })
  if (!(await insertItem(tx, item))) {
    const existing = await getItem(tx, id)
    if (isDeepStrictEqual(itemView(existing), itemView(item))) return existing
    throw itemErrors.alreadyExists()
  }
  await recordAudit(tx, { action: 'items.item_created', subject: id })
  return item
}

/** Saves what was given. Throws `item.archived`, `item.changed_meanwhile` with both versions, what creating throws. */
export async function reviseItem(tx: Tx, id: ItemId, command: ReviseItem): Promise<Item> {
  const { version, ...changes } = command
  await assertReferences(tx, changes)
  return change(tx, { id, version, action: 'items.item_revised' }, (item) =>
    revisedItem(item, changes),
  )
}

/** Takes an item out of choice; documents keep it. */
export async function archiveItem(tx: Tx, id: ItemId, version: number): Promise<Item> {
  return change(tx, { id, version, action: 'items.item_archived' }, (item) =>
    archivedItem(item, tx.now),
  )
}

/** Takes an archived item back into choice. */
export async function restoreItem(tx: Tx, id: ItemId, version: number): Promise<Item> {
  return change(tx, { id, version, action: 'items.item_restored' }, restoredItem)
}

async function assertReferences(
  tx: Tx,
  { incomeAccountId, taxCodeIds = [] }: Omit<ReviseItem, 'version'>,
): Promise<void> {
  if (incomeAccountId) assertSellsOn(await getAccount(tx, incomeAccountId))
  await getTaxCodes(tx, taxCodeIds)
}

async function change(
  tx: Tx,
  what: { readonly id: ItemId; readonly version: number; readonly action: string },
  changed: (item: Item) => Item,
): Promise<Item> {
  const before = await lockItem(tx, what.id)
  const after = { ...changed(before), version: before.version + 1 }
  if (before.version !== what.version) {
    throw itemErrors.changedMeanwhile(itemView(before), itemView(after))
  }
  await updateItem(tx, after)
  await recordAudit(tx, { action: what.action, subject: what.id })
  return after
}
