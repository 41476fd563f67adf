import { z } from 'zod'
import { Money, MoneyView, moneyView } from '../money/index.ts'
import { paperLanguages } from '../parties/index.ts'
import { LocalDateView } from '../time/index.ts'
import { AgedReceivablesView } from './aged-receivables-schema.ts'
import { PeriodQuery } from './general-ledger-schema.ts'
import { Currency } from './report-schema.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { amount, day, line, text, total } from './sheet.ts'
import type { StatementAccount, StatementLine, StatementOfAccount } from './statement-of-account.ts'
import { statementKinds } from './statement-of-account.ts'

export const StatementQuery = PeriodQuery
export type StatementQuery = z.output<typeof StatementQuery>

export const statementForms = ['activity', 'open_items'] as const
export type StatementForm = (typeof statementForms)[number]

/** The customer's own language, or the business's, where none is asked for. */
export const StatementFileQuery = StatementQuery.extend({
  /** What happened, or what is open at the end. */
  form: z.enum(statementForms).default('activity'),
  language: z.enum(paperLanguages).optional(),
})
export type StatementFileQuery = z.output<typeof StatementFileQuery>

export const StatementOfAccountView = z
  .object({
    customerId: z.string(),
    customerName: z.string(),
    from: LocalDateView,
    to: LocalDateView,
    /** By age at the last day: not due, one per bucket, older, credit, total. */
    columns: AgedReceivablesView.shape.columns,
    accounts: z.array(
      z.object({
        currency: Currency,
        opening: MoneyView,
        lines: z.array(
          z.object({
            date: LocalDateView,
            kind: z.enum(statementKinds),
            documentId: z.string(),
            number: z.string(),
            reference: z.string(),
            dueDate: LocalDateView.nullable(),
            /** What the customer owes more, or less. */
            amount: MoneyView,
            balance: MoneyView,
          }),
        ),
        charges: MoneyView,
        credits: MoneyView,
        closing: MoneyView,
        items: z.array(
          z.object({
            documentId: z.string(),
            kind: z.enum(['invoice', 'credit_note', 'payment']),
            number: z.string(),
            date: LocalDateView,
            dueDate: LocalDateView.nullable(),
            total: MoneyView,
            open: MoneyView,
            /** The column by age; null for credit. */
            bucket: z.number().int().nullable(),
          }),
        ),
        aged: z.array(MoneyView),
      }),
    ),
  })
  .meta({ id: 'StatementOfAccount' })
export type StatementOfAccountView = z.infer<typeof StatementOfAccountView>

export function statementView(statement: StatementOfAccount): StatementOfAccountView {
  const { columns, accounts, ...named } = statement
  return {
    ...named,
    columns: columns.map((column) =>
      column.kind === 'bucket' ? { ...column } : { ...column, from: null, to: null },
    ),
    accounts: accounts.map((account) => ({
      currency: account.currency,
      opening: moneyView(account.opening),
      lines: account.lines.map((each) => ({
        ...each,
        amount: moneyView(each.amount),
        balance: moneyView(each.balance),
      })),
      charges: moneyView(account.charges),
      credits: moneyView(account.credits),
      closing: moneyView(account.closing),
      items: account.items.map((item) => ({
        ...item,
        total: moneyView(item.total),
        open: moneyView(item.open),
      })),
      aged: account.aged.map(moneyView),
    })),
  }
}

/** A kind as a column of a file names it: `credit_note_void` as `credit note void`. */
const kindText = (kind: string) => text(kind.replaceAll('_', ' '))

function activityRows({ currency, opening, lines, closing }: StatementAccount, to: string) {
  const row = (each: StatementLine): SheetRow =>
    line(
      ...[day(each.date), kindText(each.kind), text(each.number), text(each.reference)],
      ...[text(currency), amount(each.amount), amount(each.balance)],
    )
  const blank = [text(''), text(currency)]
  return [
    total(text(''), text('Opening balance'), text(''), ...blank, text(''), amount(opening)),
    ...lines.map(row),
    total(text(to), text('Closing balance'), text(''), ...blank, text(''), amount(closing)),
  ]
}

function itemRows({ currency, items, aged }: StatementAccount): SheetRow[] {
  return [
    ...items.map((item) =>
      line(
        ...[day(item.date), kindText(item.kind), text(item.number)],
        ...[item.dueDate ? day(item.dueDate) : text(''), text(currency)],
        ...[amount(item.total), amount(item.open)],
      ),
    ),
    total(
      ...[text(''), text('Open'), text(''), text(''), text(currency), text('')],
      amount(aged.at(-1) ?? Money.zero(currency)),
    ),
  ]
}

/** A statement as rows and columns, either of its forms. */
export function statementSheet(statement: StatementOfAccount, form: StatementForm): Sheet {
  const { accounts, to } = statement
  return form === 'activity'
    ? {
        title: 'Statement of account',
        columns: ['Date', 'What', 'Number', 'Reference', 'Currency', 'Amount', 'Balance'],
        rows: accounts.flatMap((account) => activityRows(account, to)),
      }
    : {
        title: 'Open items',
        columns: ['Date', 'What', 'Number', 'Due', 'Currency', 'Amount', 'Open'],
        rows: accounts.flatMap(itemRows),
      }
}
