import type { Issue } from '../errors/index.ts'
import { AppError, invalid } from '../errors/index.ts'

const changedNothing = 'Nothing was imported.'

/** Refusals of products and services that come as a file. */
export const itemFileErrors = {
  empty: () =>
    invalid(
      'item.file_empty',
      'The file holds no products. It needs a line of headings and a line for each product or service.',
    ),
  tooLarge: (limitMib: number) =>
    new AppError(
      'too_large',
      'item.file_too_large',
      `The file is larger than ${limitMib} MiB. Split it. ${changedNothing}`,
    ),
  encoding: (encoding: string) =>
    invalid(
      'item.file_encoding',
      `The file’s letters are not ${encoding}, as it claims. In a spreadsheet save it as “CSV UTF-8”. ${changedNothing}`,
    ),
  tooManyRows: (limit: number) =>
    new AppError(
      'too_large',
      'item.file_too_many_rows',
      `The file holds more than ${limit} products. Split it. ${changedNothing}`,
    ),
  headings: () =>
    invalid(
      'item.file_headings',
      `The first line has no column for the code or the name. Name the columns code, name, description, price, unit, account and tax; those you have are enough. ${changedNothing}`,
    ),
  codeTaken: () =>
    new AppError(
      'conflict',
      'item.import_crossed',
      `Somebody gave one of these codes to another product meanwhile. Choose the file again. ${changedNothing}`,
    ),
  faulty: (count: number, issues: readonly Issue[]) =>
    new AppError(
      'conflict',
      'item.import_faulty',
      `${count} ${count === 1 ? 'line does' : 'lines do'} not fit. Correct the file and send it again. ${changedNothing}`,
      { issues },
    ),
}
