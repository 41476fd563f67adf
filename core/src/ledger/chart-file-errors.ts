import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

const changedNothing = 'Nothing was imported.'

/** Refusals of a chart of accounts that comes as a file. */
export const chartFileErrors = {
  empty: () =>
    invalid(
      'ledger.chart_file_empty',
      'The file holds no accounts. It needs a line of headings and a line for each account.',
    ),
  tooLarge: (limitMib: number) =>
    new AppError(
      'too_large',
      'ledger.chart_file_too_large',
      `The file is larger than ${limitMib} MiB, more than any chart of accounts needs. ${changedNothing}`,
    ),
  notUtf8: () =>
    invalid(
      'ledger.chart_file_encoding',
      `The file’s letters are not UTF-8. In a spreadsheet save it as “CSV UTF-8”. ${changedNothing}`,
    ),
  tooManyRows: (limit: number) =>
    new AppError(
      'too_large',
      'ledger.chart_file_too_many_rows',
      `The file holds more than ${limit} accounts. Split it. ${changedNothing}`,
    ),
  headings: (missing: string) =>
    invalid(
      'ledger.chart_file_headings',
      `The first line has no column for the ${missing}. Name the columns code, name, type and, where accounts stand under others, parent. ${changedNothing}`,
    ),
  conflicts: (count: number, issues: readonly Issue[]) =>
    new AppError(
      'conflict',
      'ledger.chart_import_conflicts',
      `${count} ${count === 1 ? 'line does' : 'lines do'} not fit the books. Correct the file and send it again. ${changedNothing}`,
      { issues },
    ),
}
