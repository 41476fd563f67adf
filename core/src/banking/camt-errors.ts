import type { AppError } from '../errors/index.ts'
import { invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`camt.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of CAMT files. Every message says where, and what to do. */
export const camtErrors = {
  notStatement: (name: string) =>
    invalid(
      'camt.not_statement',
      `The file is XML, but no bank statement: it holds ${quoted(name)}. Download camt.053 from your bank.`,
    ),
  noStatement: () =>
    invalid(
      'camt.no_statement',
      'The file holds no statement of any account. Download a period that has one.',
    ),
  accountMissing: (line: number) =>
    refused('account_missing', line, 'the statement does not say of which account it is.'),
  missing: (line: number, name: string) =>
    refused('field_missing', line, `<${name}> is missing. Ask the bank for a complete file.`),
  date: (line: number, text: string) =>
    refused('date_malformed', line, `${quoted(text)} is no date.`),
  dateMissing: (line: number) =>
    refused('date_missing', line, 'the entry has no date, and neither has the statement.'),
  amount: (line: number, message: string) => refused('amount_malformed', line, message),
  side: (line: number, text: string) =>
    refused('side_unknown', line, `${quoted(text)} says neither credit nor debit.`),
  status: (line: number, text: string) =>
    refused('status_unknown', line, `${quoted(text)} does not say whether the entry is booked.`),
  currency: (line: number, code: string) =>
    refused('currency_unknown', line, `${quoted(code)} is no currency of ISO 4217.`),
  currencyDiffers: (line: number, code: string, statement: string) =>
    refused(
      'currency_differs',
      line,
      `the entry is in ${code} but the account is in ${statement}. Ask the bank for a correct file.`,
    ),
  currencyMissing: (line: number) =>
    refused('currency_missing', line, 'the statement does not say its currency. Choose it.'),
  fieldTooLong: (line: number, limit: number) =>
    refused('field_too_long', line, `the words of the entry are longer than ${limit} characters.`),
  tooManyLines: (line: number, limit: number) =>
    refused(
      'too_many_lines',
      line,
      `the file has more than ${limit} entries. Download a shorter period.`,
    ),
}
