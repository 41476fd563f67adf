import type { CurrencyCode } from '../money/index.ts'
import { isCurrency } from '../money/index.ts'
import { cellOf, csvAmount, csvDecimalMarks, currencyOfCsvSign } from '../csv/index.ts'
import { columnsWith } from './csv-body.ts'
import type { CsvRole } from './csv-words.ts'
import type { CsvTable } from './csv-table.ts'

/**
 * The currency that a table itself says: in a column of its own, in the heading of an amount (`Betrag (EUR)`), or
 * beside the amounts (`€ 12.50`); undefined where it says none. The first that is said counts: a line that says
 * another is refused when it is read.
 */
export function tableCurrency(
  table: CsvTable,
  roles: readonly CsvRole[],
): CurrencyCode | undefined {
  const column = roles.indexOf('currency')
  const amounts = columnsWith(roles, 'amount', 'money_in', 'money_out', 'balance')
  if (column !== -1) {
    const codes = table.rows.map((row) => cellOf(row, column).toUpperCase())
    const code = codes.find((each) => isCurrency(each))
    if (code !== undefined && isCurrency(code)) return code
  }
  for (const at of amounts) {
    const words = (table.heading?.[at] ?? '').slice(0, 200).split(/[^A-Za-z]+/)
    const code = words.find((word) => isCurrency(word))
    if (code !== undefined && isCurrency(code)) return code
  }
  for (const row of table.rows) {
    for (const at of amounts) {
      const code = signCurrency(cellOf(row, at))
      if (code) return code
    }
  }
  return undefined
}

function signCurrency(cell: string): CurrencyCode | undefined {
  for (const mark of csvDecimalMarks) {
    const code = currencyOfCsvSign(csvAmount(cell, mark)?.sign ?? '')
    if (code !== null && isCurrency(code)) return code
  }
  return undefined
}
