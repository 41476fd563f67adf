import type { AppError } from '../errors/index.ts'
import { invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`mt940.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of MT940 and MT942 files. Every message says where, and what to do. */
export const mt940Errors = {
  noStatement: () =>
    invalid(
      'mt940.no_statement',
      'The file holds no statement: nothing begins with :20:. Download it again from your bank.',
    ),
  startMissing: (line: number, tag: string) =>
    refused(
      'start_missing',
      line,
      `:${tag}: stands before the :20: with which a statement begins. Download the whole file.`,
    ),
  fieldMissing: (line: number, tag: string) =>
    refused(
      'field_missing',
      line,
      `the statement that begins here has no :${tag}:. The file is not whole; download it again.`,
    ),
  fieldTwice: (line: number, tag: string) =>
    refused(
      'field_twice',
      line,
      `the statement has a second :${tag}:. Lines may be missing between two statements; download the file again.`,
    ),
  fieldTooLong: (line: number, limit: number) =>
    refused('field_too_long', line, `a field is longer than ${limit} characters.`),
  tooManyLines: (line: number, limit: number) =>
    refused(
      'too_many_lines',
      line,
      `the file has more than ${limit} lines of money. Download a shorter period.`,
    ),
  balance: (line: number, text: string) =>
    refused('balance_malformed', line, `${quoted(text)} is no balance.`),
  entry: (line: number, text: string) =>
    refused('entry_malformed', line, `${quoted(text)} is no line of money.`),
  date: (line: number, text: string) =>
    refused('date_malformed', line, `${quoted(text)} is no date.`),
  amount: (line: number, message: string) => refused('amount_malformed', line, message),
  currency: (line: number, code: string) =>
    refused('currency_unknown', line, `${quoted(code)} is no currency of ISO 4217.`),
  currencyMissing: (line: number) =>
    refused('currency_missing', line, 'the statement does not say its currency. Choose it.'),
  currencyDiffers: (line: number, code: string, statement: string) =>
    refused(
      'currency_differs',
      line,
      `the amount is in ${code} but the statement is in ${statement}. Ask the bank for a correct file.`,
    ),
}
