import type { Changes } from '../api/index.ts'
import { withChanges } from '../api/index.ts'
import type { ItemId, LedgerAccountId, TaxCodeId } from '../ids/index.ts'
import type { ControlRole } from '../ledger/index.ts'
import type { CurrencyCode, Decimal } from '../money/index.ts'
import type { CustomFields } from '../parties/index.ts'
import type { Instant } from '../time/index.ts'
import { itemErrors } from './item-errors.ts'

/** A product or service that lines of documents begin with. Texts that are not known are empty. */
export type Item = {
  readonly id: ItemId
  /** Unique in the business whatever the case of its letters, where there is one. */
  readonly code: string
  readonly name: string
  /** What a line prints; the name where it is empty. */
  readonly description: string
  /** Per unit, at most 6 decimals, with or without tax as the document says; null where each sale has its own. */
  readonly unitPrice: Decimal | null
  /** What the price is in. */
  readonly currency: CurrencyCode
  /** What is counted: `hour`, `kg`. */
  readonly unit: string
  /** Where its sales are booked; null for the business's sales account. */
  readonly incomeAccountId: LedgerAccountId | null
  /** What its sales are taxed with, in order; none for what the business usually charges. */
  readonly taxCodeIds: readonly TaxCodeId[]
  readonly customFields: CustomFields
  readonly archivedAt: Instant | null
  /** Counts changes; a change names the version it was made on. */
  readonly version: number
}

export type ItemFields = Omit<Item, 'id' | 'archivedAt' | 'version'>
export type ItemChanges = Changes<ItemFields>

/** Tax codes that one item may carry. */
export const itemTaxCodesMax = 5

/** A new item, at version 1: what is not given is empty, the price is in the business's currency. */
export function newItem(
  given: ItemChanges & { readonly name: string },
  defaults: Pick<Item, 'id' | 'currency'>,
): Item {
  const blank: ItemFields = {
    code: '',
    name: given.name,
    description: '',
    unitPrice: null,
    currency: defaults.currency,
    unit: '',
    incomeAccountId: null,
    taxCodeIds: [],
    customFields: {},
  }
  return { ...withChanges(blank, given), id: defaults.id, archivedAt: null, version: 1 }
}

/** The item with what was given changed. The version is the repository's to count. Throws `item.archived`. */
export function revisedItem(item: Item, changes: ItemChanges): Item {
  if (item.archivedAt !== null) throw itemErrors.archived(item.name)
  const { id, archivedAt, version } = item
  // A request body carries more than fields; what identifies the item is not among what it may change.
  return { ...withChanges<Item>(item, changes), id, archivedAt, version }
}

/** Hidden from choice, kept on documents. Archiving again changes nothing. */
export function archivedItem(item: Item, at: Instant): Item {
  return item.archivedAt === null ? { ...item, archivedAt: at } : item
}

export function restoredItem(item: Item): Item {
  return { ...item, archivedAt: null }
}

/** What a document's line prints for it. */
export const itemText = ({ name, description }: Pick<Item, 'name' | 'description'>): string =>
  description === '' ? name : description

/** Whether items may be sold on it: control accounts but sales are posted to by documents themselves (rule 38). */
export const sellsOn = ({ controlRole }: { readonly controlRole: ControlRole | null }): boolean =>
  controlRole === null || controlRole === 'sales'

/** Throws `item.income_account` where items are not sold on it. */
export function assertSellsOn(account: {
  readonly code: string
  readonly controlRole: ControlRole | null
}): void {
  if (!sellsOn(account)) throw itemErrors.incomeAccount(account.code)
}
