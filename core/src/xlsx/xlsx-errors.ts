import { AppError, invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, in which row of the sheet. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`xlsx.${code}`, `Row ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of a workbook as such, whatever it holds. */
export const xlsxErrors = {
  damaged: () =>
    invalid(
      'xlsx.damaged',
      'The workbook is damaged or was cut off. Download it again. Nothing was imported.',
    ),
  encrypted: () =>
    invalid(
      'xlsx.encrypted',
      'The workbook is protected by a password. Save it without one. Nothing was imported.',
    ),
  tooLarge: () =>
    new AppError(
      'too_large',
      'xlsx.too_large',
      'The workbook holds more than any statement needs. Download a shorter period. Nothing was imported.',
    ),
  notWorkbook: () =>
    invalid(
      'xlsx.not_workbook',
      'The file is no XLSX workbook. Save it as XLSX or CSV. Nothing was imported.',
    ),
  cellError: (line: number, text: string) =>
    refused('cell_error', line, `a cell holds the error ${quoted(text)}. Mend it in the sheet.`),
  cellMalformed: (line: number, text: string) =>
    refused('cell_malformed', line, `${quoted(text)} is no value that a cell can have.`),
  tooManyColumns: (line: number, limit: number) =>
    refused('too_many_columns', line, `there are more than ${limit} columns.`),
  tooManyRows: (line: number, limit: number) =>
    refused('too_many_rows', line, `the sheet has more than ${limit} rows. Split it.`),
}
