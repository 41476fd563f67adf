import { csvLimits, csvRows } from '../csv/index.ts'
import { plainAmount } from '../money/index.ts'

/** A line of a trial balance file, as written; amounts are plain decimals, or undefined where they are none. */
export type OpeningAccountRow = {
  readonly line: number
  readonly code: string
  readonly debit: string | undefined
  readonly credit: string | undefined
}

/** A line of a file of open invoices, as written. */
export type OpeningInvoiceRow = {
  readonly line: number
  readonly customerName: string
  readonly number: string
  readonly date: string
  readonly dueDate: string
  readonly amount: string | undefined
}

const columnsMax = 20

function* rowsOf<Column extends string>(text: string, columns: readonly Column[]) {
  const lines = csvRows(text, { ...csvLimits, columns: columnsMax })
  const first = lines.next()
  if (first.done) return
  const heads = first.value.fields.map((head) => head.trim().toLowerCase())
  // Without headings the columns are in the order that the page names.
  const hasHeads = columns.every((column) => heads.includes(column))
  const place = (column: Column) => (hasHeads ? heads.indexOf(column) : columns.indexOf(column))
  const named = (fields: readonly string[]) =>
    Object.fromEntries(
      columns.map((column) => [column, (fields[place(column)] ?? '').trim()]),
    ) as Record<Column, string>
  if (!hasHeads) yield { line: first.value.line, fields: named(first.value.fields) }
  for (const { line, fields } of lines) yield { line, fields: named(fields) }
}

const amountOf = (text: string): string | undefined => (text === '' ? '0' : plainAmount(text))

/** A trial balance from CSV: code, debit, credit. Throws what `csvRows` throws. */
export const readOpeningAccounts = (text: string): OpeningAccountRow[] =>
  [...rowsOf(text, ['code', 'debit', 'credit'])].map(({ line, fields }) => ({
    line,
    code: fields.code,
    debit: amountOf(fields.debit),
    credit: amountOf(fields.credit),
  }))

/** Open invoices from CSV: customer, number, date, due, amount. Throws what `csvRows` throws. */
export const readOpeningInvoices = (text: string): OpeningInvoiceRow[] =>
  [...rowsOf(text, ['customer', 'number', 'date', 'due', 'amount'])].map(({ line, fields }) => ({
    line,
    customerName: fields.customer,
    number: fields.number,
    date: fields.date,
    dueDate: fields.due,
    amount: amountOf(fields.amount),
  }))
