import type { AppError } from '../errors/index.ts'
import { AppError as Refusal, invalid } from '../errors/index.ts'

function atLine(code: string, line: number, sentence: string): AppError {
  return invalid(`exchange.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, [
    'line',
    line,
  ])
}

/** Lists and objects are not written out: they may be nested without end, and may say themselves how they are written. */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Array.isArray(value) ? '[…]' : '{…}'
}
const quoted = (value: unknown): string => `“${shown(value).slice(0, 60)}”`

/** Refusals of import and export. Those of a file name the line, from 1. */
export const exchangeErrors = {
  tooLong: (line: number, limit: number) =>
    atLine('line_too_long', line, `it has more than ${limit} characters. Split the entry.`),
  notJson: (line: number) =>
    atLine('not_json', line, 'it is not one JSON object. Write one transaction per line.'),
  date: (line: number, text: unknown) =>
    atLine('date_malformed', line, `${quoted(text)} is not a date. Write it like 2026-01-31.`),
  field: (line: number, field: string, what: string) =>
    atLine('field_malformed', line, `“${field}” ${what}.`),
  tooFewLines: (line: number) =>
    atLine('too_few_lines', line, 'a transaction needs at least two lines.'),
  tooManyLines: (line: number, limit: number) =>
    atLine('too_many_lines', line, `a transaction may have at most ${limit} lines. Split it.`),
  accountType: (line: number, type: unknown) =>
    atLine(
      'account_type_unknown',
      line,
      `${quoted(type)} is not a type of account. Use asset, liability, equity, income or expense.`,
    ),
  accountTypeChanged: (line: number, account: string, type: { before: string; now: string }) =>
    atLine(
      'account_type_changed',
      line,
      `account ${quoted(account)} is ${type.now} here and ${type.before} before. Give it one type.`,
    ),
  currency: (line: number, code: unknown) =>
    atLine(
      'currency_unknown',
      line,
      `${quoted(code)} is not a currency we know. Use an ISO 4217 code such as EUR.`,
    ),
  amountMalformed: (line: number, field: string, value: unknown) =>
    atLine(
      'amount_malformed',
      line,
      `${field} ${quoted(value)} is not a whole number of minor units. Write 1250 for 12.50.`,
    ),
  amountNegative: (line: number, field: string) =>
    atLine(
      'amount_negative',
      line,
      `${field} is negative. Put the amount on the other side instead.`,
    ),
  amountTooLarge: (line: number, field: string) =>
    atLine(
      'amount_too_large',
      line,
      `${field} is larger than the books can hold (10^15 minor units).`,
    ),
  bothSides: (line: number) =>
    atLine('both_sides', line, 'one of its lines has a debit and a credit. Write two lines.'),
  noAmount: (line: number) =>
    atLine('no_amount', line, 'one of its lines has neither debit nor credit.'),
  unbalanced: (line: number, currency: string, difference: string) =>
    atLine(
      'unbalanced',
      line,
      `debits and credits in ${currency} differ by ${difference}. Each currency must balance.`,
    ),
  baseIncomplete: (line: number) =>
    atLine(
      'base_incomplete',
      line,
      'it states base_currency, so every line needs base_debit_minor or base_credit_minor on the side of its amount.',
    ),
  baseCurrency: (line: number, stated: string, base: string) =>
    atLine(
      'base_currency_differs',
      line,
      `its base amounts are in ${stated}, the books are kept in ${base}. Import it into a business that keeps ${stated}.`,
    ),
  noRate: (
    line: number,
    entry: { id: string | null; date: string; currency: string },
    base: string,
  ) =>
    atLine(
      'no_rate',
      line,
      `entry ${entry.id ?? '(without id)'} of ${entry.date} is in ${entry.currency}, the books are kept in ${base}, and no exchange in the file says what one is worth in the other. Give a rate with --rates, or import into a business that keeps its books in ${entry.currency}.`,
    ),
  rates: (line: number, what: string) =>
    atLine(
      'rates_malformed',
      line,
      `${what}. Write date,currency,rate such as 2026-01-31,EUR,1.0842.`,
    ),
  alreadyImported: () =>
    new Refusal(
      'conflict',
      'exchange.already_imported',
      'This file is already in the books. Nothing was added.',
    ),
  empty: () => invalid('exchange.empty', 'The file holds no transactions. Nothing was imported.'),
}
