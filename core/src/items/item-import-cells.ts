import type { CsvDecimalMark } from '../csv/index.ts'
import { csvAmount, csvSide, currencyOfCsvSign, isBlankCell } from '../csv/index.ts'
import type { Changes } from '../api/index.ts'
import type { CurrencyCode, Decimal } from '../money/index.ts'
import { FigureWire } from '../money/index.ts'
import type { Item, ItemFields } from './item.ts'
import type { ItemFileRow } from './item-file.ts'
import type { ItemReferences } from './item-import-references.ts'
import { itemTextMax } from './item-schema.ts'

/** What a line says about its item; an empty cell says nothing. Or the faults that keep it from being read. */
export type ReadCells = { readonly given: Changes<ItemFields>; readonly faults: readonly string[] }

export type CellStyle = {
  readonly references: ItemReferences
  readonly decimalMark: CsvDecimalMark
  readonly baseCurrency: CurrencyCode
}

const texts = ['code', 'name', 'description', 'unit'] as const
const unprintable = /[\p{Cc}\p{Co}\p{Cn}\u2028\u2029]/u

/** Reads the cells of a line. `before` is the item it is about, where there is one. */
export function itemCells(row: ItemFileRow, before: Item | undefined, style: CellStyle): ReadCells {
  const faults: string[] = []
  const given: { -readonly [K in keyof ItemFields]?: ItemFields[K] } = {}
  for (const field of texts) {
    const fault = textFault(field, row[field])
    if (fault) faults.push(fault)
    else if (row[field] !== '') given[field] = row[field]
  }
  if (!before && row.name === '') faults.push('The name is missing. Write one.')
  if (!isBlankCell(row.price)) {
    const price = priceOf(row.price, style)
    if (price === undefined) faults.push(`“${row.price.slice(0, 40)}” is no price per unit.`)
    else {
      given.unitPrice = price.unitPrice
      // A price without a sign stays in the currency that it has been in.
      given.currency = price.currency ?? before?.currency ?? style.baseCurrency
    }
  }
  if (row.account !== '') {
    const account = style.references.account(row.account, before)
    if ('fault' in account) faults.push(account.fault)
    else given.incomeAccountId = account.value
  }
  if (row.tax !== '') {
    const taxes = style.references.taxes(row.tax, before)
    if ('fault' in taxes) faults.push(taxes.fault)
    else given.taxCodeIds = taxes.value
  }
  return { given, faults }
}

function textFault(field: (typeof texts)[number], text: string): string | undefined {
  const max = itemTextMax[field]
  if (text.length > max) return `The ${field} has more than ${max} characters. Shorten it.`
  const inLines = field === 'description' ? text.replaceAll(/[\n\t]/g, ' ') : text
  return unprintable.test(inLines)
    ? `The ${field} holds a character that cannot be printed. Type it anew.`
    : undefined
}

/** The price and the currency that stands beside it, if any; undefined where the cell is no price. */
function priceOf(
  cell: string,
  { decimalMark }: CellStyle,
): { unitPrice: Decimal; currency: CurrencyCode | null } | undefined {
  const read = csvSide(cell) === null ? csvAmount(cell, decimalMark) : null
  if (!read) return undefined
  const figure = FigureWire.safeParse(read.text)
  if (!figure.success) return undefined
  return {
    unitPrice: figure.data,
    currency: currencyOfCsvSign(read.sign) as CurrencyCode | null,
  }
}
