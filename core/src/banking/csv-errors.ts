import { invalid } from '../errors/index.ts'
import type { AppError } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`csv.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of CSV files. Every message says where, and what to do. */
export const csvErrors = {
  notTable: () =>
    invalid(
      'csv.not_table',
      'This is no table of bank lines: no row holds a date and an amount. Download the statement as CSV from your bank.',
    ),
  rolesConflict: () =>
    invalid(
      'csv.roles_conflict',
      'Choose one column for the amount, or one for money in and one for money out, not both.',
      ['mapping', 'roles'],
    ),
  dateMissing: (line: number) =>
    refused(
      'date_missing',
      line,
      'there is an amount but no date. Ask the bank for a complete file.',
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
