import type { BusinessTaxCode } from '@smb/api-client'
import { Decimal } from '@smb/core/money'
import type { LineValues } from './draft-values.ts'
import { percent } from './draft-values.ts'

export const gridColumns = [
  'description',
  'quantity',
  'unitPrice',
  'discount',
  'taxCodeIds',
] as const
export type GridColumn = (typeof gridColumns)[number]
/** A column that names products beside their words. */
type PastedColumn = GridColumn | 'code'
type TextColumn = Exclude<PastedColumn, 'taxCodeIds'>
export type PastedLine = Partial<Pick<LineValues, GridColumn | 'itemId' | 'incomeAccountId'>> & {
  readonly code?: string
}

const headings: readonly [PastedColumn, RegExp][] = [
  ['code', /^(sku|((item|product|article) )?(code|number|no\.?|id))$/i],
  ['description', /^(description|item|product|service|details?|name)$/i],
  ['quantity', /^(qty|quantity|hours|units?|count)$/i],
  ['unitPrice', /^(unit )?(price|rate|cost)( each)?$/i],
  ['discount', /^discount( ?%)?$/i],
  ['taxCodeIds', /^(tax|vat|gst)( code| rate)?( ?%)?$/i],
]

const rowsOf = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => row.split('\t').map((cell) => cell.trim()))

/** Whether pasted text is rows of a spreadsheet rather than the words of one cell. */
export const isRows = (text: string): boolean => text.includes('\t') || rowsOf(text).length > 1

/**
 * Rows of a spreadsheet as lines of the grid. A first row of headings says which column is which (others are left out);
 * without one, columns follow each other from `start`. Tax is found by code, name or rate; an unknown one is left out.
 */
export function pastedLines(
  text: string,
  start: GridColumn,
  taxCodes: readonly BusinessTaxCode[],
): PastedLine[] {
  const rows = rowsOf(text)
  const headed = (rows[0] ?? []).map((cell) => headings.find(([, name]) => name.test(cell))?.[0])
  const hasHead = headed.filter(Boolean).length >= 2 || (rows.length > 1 && headed[0] !== undefined)
  const columns = hasHead ? headed : gridColumns.slice(gridColumns.indexOf(start))
  return (hasHead ? rows.slice(1) : rows).map((cells) => {
    const text: { [C in TextColumn]?: string } = {}
    let taxCodeIds: readonly string[] = []
    cells.forEach((cell, index) => {
      const column = columns[index]
      if (column === 'taxCodeIds') taxCodeIds = taxCodesFor(cell, taxCodes)
      else if (column && cell !== '') text[column] = cell
    })
    return taxCodeIds.length > 0 ? { ...text, taxCodeIds } : text
  })
}

/** The cell as one code, or as several with commas, plus signs or dots between; none unless each is known. */
function taxCodesFor(text: string, codes: readonly BusinessTaxCode[]): readonly string[] {
  const whole = taxCodeFor(text, codes)
  if (whole !== undefined) return [whole]
  const parts = text.split(/\s*[,+·;]\s*/).map((part) => taxCodeFor(part, codes))
  const known = parts.filter((id) => id !== undefined)
  return known.length === parts.length ? [...new Set(known)] : []
}

function taxCodeFor(text: string, codes: readonly BusinessTaxCode[]): string | undefined {
  const wanted = text.toLowerCase()
  const rate = percent(wanted)
  return codes.find(
    ({ code, name, components }) =>
      code.toLowerCase() === wanted ||
      name.toLowerCase() === wanted ||
      (rate && components.some(({ rates }) => isSame(rates.at(-1)?.ratePercent ?? '', rate))),
  )?.id
}

const isSame = (rate: string, wanted: string): boolean =>
  rate !== '' && Decimal.compare(Decimal.from(rate), Decimal.from(wanted)) === 0
