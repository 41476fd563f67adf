import { AppError, invalid } from '../errors/index.ts'

/** Refusals of a statement file as a whole, before anybody looks at its lines. */
export const statementFileErrors = {
  tooLarge: (limitMib: number) =>
    new AppError(
      'too_large',
      'banking.file_too_large',
      `The file is larger than ${limitMib} MiB. Download a shorter period. Nothing was imported.`,
    ),
  tooCostly: () =>
    new AppError(
      'too_large',
      'banking.file_too_costly',
      'The file takes more time or memory than any statement needs. Download a shorter period. Nothing was imported.',
    ),
  empty: () =>
    invalid(
      'banking.file_empty',
      'The file is empty. Choose the statement as downloaded from your bank.',
    ),
  encoding: (declared: string) =>
    invalid(
      'banking.file_encoding',
      `The file says that its letters are ${declared}, but they are not. Download it again, or ask the bank. Nothing was imported.`,
    ),
  tooManyStatements: (limit: number) =>
    new AppError(
      'too_large',
      'banking.too_many_statements',
      `The file holds more than ${limit} statements. Download one account at a time. Nothing was imported.`,
    ),
  noSuchStatement: (count: number) =>
    invalid(
      'banking.no_such_statement',
      `The file holds ${count} ${count === 1 ? 'statement' : 'statements'}; the first is 0. Choose one of them.`,
      ['statement'],
    ),
  formatUnknown: () =>
    invalid(
      'banking.file_format_unknown',
      'This is no bank statement that can be read. Download it as CAMT, MT940, OFX, QFX, QIF, XLSX or CSV from your bank. Nothing was imported.',
    ),
  notStatement: (what: string) =>
    invalid(
      'banking.file_not_statement',
      `The file is ${what}. Download the statement as XLSX or CSV, CAMT, MT940 or OFX from your bank. Nothing was imported.`,
    ),
}
