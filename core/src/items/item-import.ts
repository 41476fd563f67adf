import type { Changes } from '../api/index.ts'
import type { CsvCell, CsvChoice, CsvDecimalMark } from '../csv/index.ts'
import { csvMarkChoice, isBlankCell, isCsvAmount } from '../csv/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { Decimal } from '../money/index.ts'
import type { Item, ItemFields } from './item.ts'
import type { ItemFileColumn, ItemFileRow } from './item-file.ts'
import { itemCells } from './item-import-cells.ts'
import type { CellStyle } from './item-import-cells.ts'
import type { ItemMatch } from './item-import-match.ts'
import { itemMatches } from './item-import-match.ts'
import type { ItemImportBooks, ItemReferences } from './item-import-references.ts'
import { itemReferences } from './item-import-references.ts'
import type { ItemImportRowView } from './item-import-schema.ts'

/** What a line of the file would do. `given` is what it says about the item, `before` the one it is about. */
export type PlannedItem = {
  readonly view: ItemImportRowView
  readonly before: Item | undefined
  readonly given: Changes<ItemFields>
}

/** Which mark parts the decimals of the prices: by all of them together; what they leave open is not guessed. */
export function itemPriceMarks(
  rows: readonly ItemFileRow[],
  how: { readonly given: CsvDecimalMark | undefined; readonly currency: CurrencyCode },
): CsvChoice<CsvDecimalMark> {
  if (how.given) return { isOpen: false, style: how.given, any: how.given }
  // What is no price in any style is a fault of its line and no evidence.
  const cells = rows.flatMap(({ price, line }): CsvCell[] =>
    !isBlankCell(price) && isCsvAmount(price) ? [{ text: price, line }] : [],
  )
  return csvMarkChoice(cells, { ...how, kept: undefined })
}

type Books = ItemImportBooks & Omit<CellStyle, 'references'> & { readonly items: readonly Item[] }

/**
 * What each line of a file would do: add an item, change one, leave it as it is, or keep the whole file out. `items` are
 * those that have a code or name of the file, archived ones too. An empty cell leaves what stands.
 */
export function itemImportPlan(rows: readonly ItemFileRow[], books: Books): PlannedItem[] {
  const matchOf = itemMatches(rows, books.items)
  const style = { ...books, references: itemReferences(books) }
  return rows.map((row) => planned(row, matchOf(row), style))
}

function planned(row: ItemFileRow, match: ItemMatch, style: CellStyle): PlannedItem {
  const before = 'before' in match ? match.before : undefined
  const { given, faults } = itemCells(row, before, style)
  const price = given.unitPrice ? Decimal.toString(given.unitPrice) : row.price
  const view = {
    line: row.line,
    code: (row.code || (before?.code ?? '')).slice(0, shownMax),
    name: (row.name || (before?.name ?? '')).slice(0, shownMax),
    price: price.slice(0, shownMax),
    changes: [],
  }
  const all = [
    ...(row.isTooWide ? ['It has more values than there are headings.'] : []),
    ...('fault' in match ? [match.fault] : []),
    ...faults,
  ]
  if (all.length > 0) {
    return { view: { ...view, outcome: 'faulty', message: all.join(' ') }, before, given }
  }
  if (!before) return { view: { ...view, outcome: 'new', message: null }, before, given }
  const changes = differences(before, given, style.references)
  const outcome = changes.length > 0 ? ('changed' as const) : ('unchanged' as const)
  return { view: { ...view, outcome, changes, message: null }, before, given }
}
const shownMax = 200

function differences(
  before: Item,
  given: Changes<ItemFields>,
  references: ItemReferences,
): ItemImportRowView['changes'] {
  const after = { ...before, ...given }
  const wordsOf = (item: Item): Record<ItemFileColumn, string> => ({
    code: item.code,
    name: item.name,
    description: item.description,
    price: priceWords(item),
    unit: item.unit,
    account: references.accountCode(item.incomeAccountId),
    tax: references.taxWords(item.taxCodeIds),
  })
  const [from, to] = [wordsOf(before), wordsOf(after as Item)]
  return (Object.keys(from) as ItemFileColumn[])
    .filter((field) => from[field] !== to[field])
    .map((field) => ({
      field,
      from: from[field].slice(0, shownMax),
      to: to[field].slice(0, shownMax),
    }))
}

/** 95.50 is the price 95.5 was. */
const priceWords = ({ unitPrice, currency }: Item): string =>
  unitPrice === null ? '' : `${Decimal.toString(Decimal.normalize(unitPrice))} ${currency}`
