import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 60)}”`

/** What is wrong with a row or an entry of a spreadsheet of journals, at a line of the file. */
export type JournalCsvFault = {
  readonly fileLine: number
  readonly code: string
  readonly message: string
}

const at = (
  fileLine: number,
  said: { readonly code: string; readonly message: string },
): JournalCsvFault => ({ fileLine, ...said })

/** Faults of rows and entries: all of them are told at once, so that a file is corrected in one go. */
export const journalCsvFaults = {
  entryMissing: (line: number) =>
    at(line, {
      code: 'exchange.row_without_entry',
      message: 'No entry is named here or above. Give the row the reference of its entry.',
    }),
  dateMissing: (line: number) =>
    at(line, {
      code: 'exchange.entry_without_date',
      message: 'The entry has no date. Write one on its first row.',
    }),
  date: (line: number, text: string) =>
    at(line, {
      code: 'exchange.row_date',
      message: `${quoted(text)} is not a date like the others.`,
    }),
  datesDiffer: (line: number, here: string, above: string) =>
    at(line, {
      code: 'exchange.entry_dates_differ',
      message: `The date is ${here} here and ${above} above. One entry has one date; give the other a reference of its own.`,
    }),
  accountMissing: (line: number) =>
    at(line, {
      code: 'exchange.row_without_account',
      message: 'The account is missing. Write its code or name.',
    }),
  accountUnknown: (line: number, text: string) =>
    at(line, {
      code: 'exchange.account_unknown',
      message: `There is no account ${quoted(text)} in the books. Open it first, or correct its code or name.`,
    }),
  accountUnclear: (line: number, text: string) =>
    at(line, {
      code: 'exchange.account_unclear',
      message: `Several accounts are called ${quoted(text)}. Write the code of one.`,
    }),
  accountDiffers: (line: number, of: { code: string; name: string; text: string }) =>
    at(line, {
      code: 'exchange.account_differs',
      message: `Account ${of.code} is called ${quoted(of.name)} in the books, not ${quoted(of.text)}. Correct the one or the other.`,
    }),
  accountReserved: (line: number, code: string) =>
    at(line, {
      code: 'exchange.account_reserved',
      message: `Account ${code} follows invoices and payments. Record one of those instead, or choose another account.`,
    }),
  accountArchived: (line: number, code: string) =>
    at(line, {
      code: 'exchange.account_archived',
      message: `Account ${code} is archived. Restore it or choose another account.`,
    }),
  accountCurrency: (line: number, code: string, currency: string) =>
    at(line, {
      code: 'exchange.account_currency',
      message: `Account ${code} takes ${currency} only. Choose another account.`,
    }),
  amountMissing: (line: number) =>
    at(line, {
      code: 'exchange.row_without_amount',
      message: 'There is no amount. Write one, or take the row out.',
    }),
  bothSides: (line: number) =>
    at(line, {
      code: 'exchange.row_on_both_sides',
      message: 'There is a debit and a credit. Make two rows of them.',
    }),
  amount: (line: number, message: string) =>
    at(line, { code: 'exchange.row_amount', message: message }),
  currency: (line: number, text: string) =>
    at(line, {
      code: 'exchange.row_currency',
      message: `${quoted(text)} is not a currency we know. Write a code like EUR.`,
    }),
  rateMissing: (line: number, currency: string, base: string) =>
    at(line, {
      code: 'exchange.row_without_rate',
      message: `The amount is in ${currency}. Give the rate from ${currency} to ${base}, or name the column that holds it.`,
    }),
  rate: (line: number, text: string) =>
    at(line, {
      code: 'exchange.row_rate',
      message: `${quoted(text)} is not a rate of exchange above zero.`,
    }),
  tooFewLines: (line: number) =>
    at(line, {
      code: 'exchange.entry_too_short',
      message: 'An entry needs at least one debit and one credit row.',
    }),
  tooManyLines: (line: number, limit: number) =>
    at(line, {
      code: 'exchange.entry_too_long',
      message: `An entry may have at most ${limit} rows. Split it.`,
    }),
  unbalanced: (line: number, difference: string, side: 'debit' | 'credit') =>
    at(line, {
      code: 'exchange.entry_unbalanced',
      message: `The ${side} side is ${difference} more than the other. Correct an amount or add a row.`,
    }),
  text: (line: number, limit: number) =>
    at(line, {
      code: 'exchange.entry_text',
      message: `The reference has more than 100 characters, the texts together more than ${limit}, or a character cannot be printed. Shorten or retype them.`,
    }),
  locked: (line: number, lockDate: string) =>
    at(line, {
      code: 'exchange.entry_locked',
      message: `The books are closed up to ${lockDate}. Choose a later date, or have an owner or accountant move the lock date.`,
    }),
}

/** Refusals of a spreadsheet of journals as a whole. */
export const journalCsvErrors = {
  noRows: () =>
    invalid(
      'exchange.journal_csv_empty',
      'The file has no rows of entries. It needs a line of headings and a row for each debit and credit.',
    ),
  amountColumns: () =>
    invalid(
      'exchange.journal_csv_amounts',
      'Choose one column for debits and one for credits, or one for signed amounts, not both.',
      ['mapping', 'roles'],
    ),
  tooLarge: (mib: number) =>
    new AppError(
      'too_large',
      'exchange.journal_csv_too_large',
      `The file is larger than ${mib} MiB. Split it. Nothing was imported.`,
    ),
  encoding: (encoding: string) =>
    invalid(
      'exchange.journal_csv_encoding',
      `The file begins like ${encoding} but is not. Save it as “CSV UTF-8”. Nothing was imported.`,
    ),
  tooCostly: () =>
    new AppError(
      'too_large',
      'exchange.journal_csv_too_costly',
      'The file takes too long to read. Split it. Nothing was imported.',
    ),
  faulty: (count: number, issues: readonly Issue[]) =>
    new AppError(
      'invalid',
      'exchange.journal_csv_faulty',
      `${count} ${count === 1 ? 'entry does' : 'entries do'} not fit the books. Correct the file and send it again. Nothing was imported.`,
      { issues },
    ),
  unread: (why: string) =>
    invalid('exchange.journal_csv_unread', `The file cannot be read this way. ${why}`, ['mapping']),
  questionOpen: (words: string) =>
    invalid(
      'exchange.journal_csv_question',
      `The file can be read in two ways. ${words} Answer it first; nothing was imported.`,
      ['mapping'],
    ),
}
