import { printedDate, printedFigure } from '@smb/core/invoicing'
import { Money } from '@smb/core/money'
import type { SheetCell } from '@smb/core/reports'

/** A figure as reports show it on screen: `1,234.50`, `(1,234.50)` where it is negative, `–` for zero. */
function printedReportFigure(amount: Money): string {
  if (Money.isZero(amount)) return '–'
  const isNegative = Money.isNegative(amount)
  const digits = printedFigure(Money.toString(isNegative ? Money.negate(amount) : amount))
  return isNegative ? `(${digits})` : digits
}

/** What a cell says on paper. */
export function printedCell(cell: SheetCell): string {
  if ('amount' in cell) return printedReportFigure(cell.amount)
  return 'day' in cell ? printedDate(cell.day) : cell.text
}

/** `2026-03-01 to 2026-03-31`, which heads a column of a period, with its days as papers write them. */
export const printedHead = (title: string): string =>
  title.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => printedDate(day))
