import type { AppError } from '../errors/index.ts'
import { invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`qif.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of QIF files. What is wrong with a date or an amount is refused by `csvFileErrors`. */
export const qifErrors = {
  noStatement: () =>
    invalid(
      'qif.no_statement',
      'The file holds no lines of a bank account, a card or cash: only lists or investments.',
    ),
  malformed: (line: number, text: string) =>
    refused('malformed', line, `${quoted(text)} is no field of QIF. Download the file again.`),
  missing: (line: number, name: string) =>
    refused('field_missing', line, `the record that begins here has no ${name}.`),
  twice: (line: number, name: string) =>
    refused('field_twice', line, `the record has a second ${name}: the ^ between two is missing.`),
  truncated: (line: number) =>
    refused(
      'truncated',
      line,
      'the record that begins here has no ^ at its end. The file was cut off; download it again.',
    ),
  decimals: (line: number, message: string) => refused('amount_decimals', line, message),
  fieldTooLong: (line: number, limit: number) =>
    refused('field_too_long', line, `a field is longer than ${limit} characters.`),
  tooManyLines: (line: number, limit: number) =>
    refused('too_many_lines', line, `the file has more than ${limit} lines of money. Split it.`),
}
