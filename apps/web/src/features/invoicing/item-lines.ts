import type { Item } from '@smb/api-client'
import { itemText } from '@smb/core/items'
import type { LineValues } from './draft-values.ts'
import type { PastedLine } from './pasted-rows.ts'
import type { LineChanges } from './use-draft-values.ts'

/** What an item meets on the invoice. */
export type ItemPlace = {
  readonly currency: string
  readonly defaultTaxCodeIds: readonly string[]
  /** Archived codes are not put on a line any more. */
  readonly activeTaxCodeIds: ReadonlySet<string>
}

const folded = (text: string): string => text.trim().toLowerCase()
const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

/** The item that is called exactly so, by its code first. */
export function itemCalled(items: readonly Item[], text: string): Item | undefined {
  const wanted = folded(text)
  if (wanted === '') return undefined
  return (
    items.find(({ code }) => folded(code) === wanted) ??
    items.find(({ name }) => folded(name) === wanted)
  )
}

/** True where the words were written over or taken away as a whole: the line is about something else then. */
export const isOtherText = (before: string, after: string): boolean =>
  after.trim() === '' || (before[0] !== after[0] && before.at(-1) !== after.at(-1))

const taxesOf = (item: Item, place: ItemPlace): readonly string[] => {
  const own = item.taxCodeIds.filter((id) => place.activeTaxCodeIds.has(id))
  return own.length > 0 ? own : place.defaultTaxCodeIds
}

const priceOf = ({ unitPrice, currency }: Item, place: ItemPlace): string =>
  currency === place.currency ? (unitPrice ?? '') : ''

/**
 * What choosing an item changes of a line: its words and account always, price and taxes where nobody wrote their own.
 * What the item before it had put there is not one's own.
 */
export function lineOfItem(
  line: LineValues,
  item: Item,
  given: { readonly place: ItemPlace; readonly before: Item | undefined },
): LineChanges {
  const { place, before } = given
  const usual = before ? taxesOf(before, place) : place.defaultTaxCodeIds
  const isOwnPrice =
    line.unitPrice.trim() !== '' && !(before && line.unitPrice === priceOf(before, place))
  return {
    itemId: item.id,
    description: itemText(item),
    ...(isOwnPrice ? {} : { unitPrice: priceOf(item, place) }),
    ...(isSame(line.taxCodeIds, usual) ? { taxCodeIds: taxesOf(item, place) } : {}),
    incomeAccountId: item.incomeAccountId,
  }
}

/**
 * Pasted rows with the items that they name, by the code column or the words. What a row says itself stays; a product
 * that nobody knows is kept as text.
 */
export function pastedWithItems(
  rows: readonly PastedLine[],
  items: readonly Item[],
  place: ItemPlace,
): PastedLine[] {
  return rows.map(({ code = '', ...cells }) => {
    const byCode = itemCalled(items, code)
    const item = byCode ?? itemCalled(items, cells.description ?? '')
    if (!item) return code === '' ? cells : { description: code, ...cells }
    return {
      itemId: item.id,
      unitPrice: priceOf(item, place),
      taxCodeIds: taxesOf(item, place),
      incomeAccountId: item.incomeAccountId,
      ...cells,
      ...(byCode && cells.description ? {} : { description: itemText(item) }),
    }
  })
}
