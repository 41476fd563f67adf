import type { AppError } from '../errors/index.ts'
import { invalid } from '../errors/index.ts'

const quoted = (text: string): string => `“${text.slice(0, 40)}”`

/** What was wrong, at which line of the file. Nothing of a refused file is taken in. */
function refused(code: string, line: number, sentence: string): AppError {
  return invalid(`csv.${code}`, `Line ${line}: ${sentence} Nothing was imported.`, ['line', line])
}

/** Refusals of a CSV file as such, whatever it holds. Every message says where, and what to do. */
export const csvFileErrors = {
  notText: (line: number) =>
    refused(
      'not_text',
      line,
      'the file holds characters that no text has. Choose the CSV file itself, not a spreadsheet or a picture.',
    ),
  quoteOpen: (line: number) =>
    refused(
      'quote_open',
      line,
      'a quotation mark is opened here and never closed, so lines are missing. Save or download the file again.',
    ),
  quoteMisplaced: (line: number) =>
    refused(
      'quote_misplaced',
      line,
      'text follows a closing quotation mark. Save or download the file again.',
    ),
  tooManyColumns: (line: number, limit: number) =>
    refused('too_many_columns', line, `there are more than ${limit} columns.`),
  fieldTooLong: (line: number, limit: number) =>
    refused('field_too_long', line, `a value is longer than ${limit} characters.`),
  tooManyRows: (line: number, limit: number) =>
    refused('too_many_rows', line, `the file has more than ${limit} rows. Split it.`),
  mappingMalformed: (what: string) =>
    invalid(
      'csv.mapping_malformed',
      `The column mapping cannot be read: ${what}. Send it as JSON, as a preview answers it.`,
      ['mapping'],
    ),
  rowTooWide: (line: number, has: number, columns: number) =>
    refused(
      'row_too_wide',
      line,
      `there are ${has} values but ${columns} columns, so values may stand in the wrong column. Put quotation marks around that text, or download the file again.`,
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
  questionOpen: (words: string) =>
    invalid(
      'csv.question_open',
      `The file can be read in two ways. ${words} Answer it first; nothing was imported.`,
      ['mapping'],
    ),
  date: (line: number, text: string) =>
    refused('date_malformed', line, `${quoted(text)} is not a date like the others of its column.`),
  amount: (line: number, text: string) =>
    refused(
      'amount_malformed',
      line,
      `${quoted(text)} is not an amount written like the others of the file.`,
    ),
}
