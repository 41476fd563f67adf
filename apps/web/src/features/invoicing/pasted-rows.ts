import type { BusinessTaxCode } from '@smb/api-client'
import type { LineValues } from './draft-values.ts'

export const gridColumns = [
  'description',
  'quantity',
  'unitPrice',
  'discount',
  'taxCodeId',
] as const
export type GridColumn = (typeof gridColumns)[number]
export type PastedLine = Partial<Pick<LineValues, GridColumn>>

const headings: readonly [GridColumn, RegExp][] = [
  ['description', /^(description|item|product|service|details?|name)$/i],
  ['quantity', /^(qty|quantity|hours|units?|count)$/i],
  ['unitPrice', /^(unit )?(price|rate|cost)( each)?$/i],
  ['discount', /^discount( ?%)?$/i],
  ['taxCodeId', /^(tax|vat|gst)( code| rate)?( ?%)?$/i],
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
    const line: { -readonly [C in GridColumn]?: string } = {}
    cells.forEach((cell, index) => {
      const column = columns[index]
      const value = column === 'taxCodeId' ? taxCodeFor(cell, taxCodes) : cell
      if (column && value !== undefined && cell !== '') line[column] = value
    })
    return line
  })
}

function taxCodeFor(text: string, codes: readonly BusinessTaxCode[]): string | undefined {
  const wanted = text.toLowerCase()
  const rate = wanted.replace(/\s*%$/, '')
  return codes.find(
    ({ code, name, components }) =>
      code.toLowerCase() === wanted ||
      name.toLowerCase() === wanted ||
      components.some(({ rates }) => rates.at(-1)?.ratePercent.replace(/\.?0+$/, '') === rate),
  )?.id
}
