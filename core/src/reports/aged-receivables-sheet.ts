import type { AgedColumn, AgedReceivables } from './aged-receivables.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { amount, amounts, blank, line, text, total } from './sheet.ts'

/** `Not due`, `1–30 days`, `Over 90 days`, `Credit`, `Total`. */
export function agedColumnTitle(column: AgedColumn): string {
  if (column.kind === 'credit') return 'Credit'
  if (column.kind === 'total') return 'Total'
  if (column.from === null) return 'Not due'
  return column.to === null ? `Over ${column.from - 1} days` : `${column.from}–${column.to} days`
}

/** Each customer in base currency, and below it the same in other currencies; then the total and its proof. */
export function agedReceivablesSheet(report: AgedReceivables): Sheet {
  const { asOf, currency, columns, rows, totals, proof } = report
  const rest = columns.length - 1
  const proven = (words: string, figure: SheetRow['cells'][number]): SheetRow =>
    line(text(words), text(currency), ...blank(rest), figure)
  return {
    title: 'Aged receivables',
    columns: ['Customer', 'Currency', ...columns.map(agedColumnTitle)],
    rows: [
      ...rows.flatMap((row) => [
        line(text(row.customerName), text(currency), ...amounts(row.amounts)),
        ...row.foreign.map((own) =>
          line(
            text(`${row.customerName}, in ${own.currency}`),
            text(own.currency),
            ...amounts(own.amounts),
          ),
        ),
      ]),
      total(text(`Total at ${asOf}`), text(currency), ...amounts(totals)),
      proven('Accounts receivable in the ledger', amount(proof.receivable)),
      proven('Customer credit in the ledger', amount(proof.customerCredit)),
      proven('Difference', amount(proof.difference)),
    ],
  }
}
