import { invalid } from '../errors/index.ts'
import type { AppError } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`csv.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of CSV files. Every message says where, and what to do. */
export const csvErrors = {
  notText: (line: number) =>
    refused(
      'not_text',
      line,
      'the file holds characters that no text has. Choose the CSV file as downloaded from your bank.',
    ),
  notTable: () =>
    invalid(
      'csv.not_table',
      'This is no table of bank lines: no row holds a date and an amount. Download the statement as CSV from your bank.',
    ),
  quoteOpen: (line: number) =>
    refused(
      'quote_open',
      line,
      'a quotation mark is opened here and never closed, so lines are missing. Download the file again.',
    ),
  quoteMisplaced: (line: number) =>
    refused(
      'quote_misplaced',
      line,
      'text follows a closing quotation mark. Download the file again, or as OFX.',
    ),
  tooManyColumns: (line: number, limit: number) =>
    refused('too_many_columns', line, `there are more than ${limit} columns. No statement has.`),
  fieldTooLong: (line: number, limit: number) =>
    refused('field_too_long', line, `a value is longer than ${limit} characters.`),
  tooManyRows: (line: number, limit: number) =>
    refused(
      'too_many_rows',
      line,
      `the file has more than ${limit} rows. Download a shorter period.`,
    ),
  rowTooWide: (line: number, has: number, columns: number) =>
    refused(
      'row_too_wide',
      line,
      `there are ${has} values but ${columns} columns, so values may stand in the wrong column. Download the file again, or as OFX.`,
    ),
  mappingMalformed: (what: string) =>
    invalid(
      'csv.mapping_malformed',
      `The column mapping cannot be read: ${what}. Send it as JSON, as a preview answers it.`,
      ['mapping'],
    ),
  rolesDiffer: (given: number, columns: number) =>
    invalid(
      'csv.roles_differ',
      `The mapping names ${given} columns, the file has ${columns}. Choose what each column is.`,
      ['mapping', 'roles'],
    ),
  roleTwice: (role: string) =>
    invalid(
      'csv.role_twice',
      `Two columns are chosen as ${role}. Choose one of them and ignore the other.`,
      ['mapping', 'roles'],
    ),
  roleMissing: (what: string) =>
    invalid('csv.role_missing', `No column is chosen as ${what}. Choose one.`, [
      'mapping',
      'roles',
    ]),
  rolesConflict: () =>
    invalid(
      'csv.roles_conflict',
      'Choose one column for the amount, or one for money in and one for money out, not both.',
      ['mapping', 'roles'],
    ),
  questionOpen: (words: string) =>
    invalid(
      'csv.question_open',
      `The file can be read in two ways. ${words} Answer it first; nothing was imported.`,
      ['mapping'],
    ),
  date: (line: number, text: string) =>
    refused('date_malformed', line, `${quoted(text)} is not a date like the others of its column.`),
  dateMissing: (line: number) =>
    refused(
      'date_missing',
      line,
      'there is an amount but no date. Ask the bank for a complete file.',
    ),
  amount: (line: number, text: string) =>
    refused(
      'amount_malformed',
      line,
      `${quoted(text)} is not an amount written like the others of the file.`,
    ),
  amountMissing: (line: number) =>
    refused('amount_missing', line, 'there is a date but no amount. Check that line in the file.'),
  decimals: (line: number, message: string) => refused('amount_decimals', line, message),
  bothSides: (line: number) =>
    refused('both_sides', line, 'there is money in and money out. A line is one or the other.'),
  signMixed: (line: number, text: string) =>
    refused(
      'sign_mixed',
      line,
      `${quoted(text)} has another sign than the rest of its column, so it may be money in or out. Put a plain amount there.`,
    ),
  direction: (line: number, text: string) =>
    refused(
      'direction_unknown',
      line,
      `${quoted(text)} does not say whether money came in or went out. Choose another column for that.`,
    ),
  status: (line: number, text: string) =>
    refused(
      'status_unknown',
      line,
      `${quoted(text)} does not say whether the money moved. Leave the status column out.`,
    ),
  lineCurrency: (line: number, code: string, account: string) =>
    refused(
      'line_currency',
      line,
      `the amount is in ${code.slice(0, 10)} but the account is in ${account}. Import it into an account in ${code.slice(0, 10)}.`,
    ),
  noLines: () =>
    invalid('csv.no_lines', 'The file has no lines of money. Download a period that has some.'),
}
