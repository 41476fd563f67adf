import { csvFileErrors } from '../csv/index.ts'
import type { CsvColumnGuess } from './csv-columns.ts'
import { singleCsvRoles } from './csv-columns.ts'
import { csvErrors } from './csv-errors.ts'
import { columnQuestion } from './csv-questions.ts'
import type { CsvQuestionView } from './csv-schema.ts'
import type { CsvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'

/** Columns that have to be asked about before lines can be read; none where date and amount are found. */
export function csvColumnQuestions(
  table: CsvTable,
  roles: readonly CsvRole[],
  { dateChoices, amountChoices }: CsvColumnGuess,
): CsvQuestionView[] {
  const questions: CsvQuestionView[] = []
  if (!roles.includes('date') && dateChoices.length > 0)
    questions.push(columnQuestion(table, roles, { role: 'date', columns: dateChoices }))
  const hasAmount = ['amount', 'money_in', 'money_out'].some((role) =>
    roles.includes(role as CsvRole),
  )
  if (!hasAmount && amountChoices.length > 0)
    questions.push(columnQuestion(table, roles, { role: 'amount', columns: amountChoices }))
  return questions
}

/**
 * Columns as they must be: a date, and money in one column, in two, or beside a flag. Throws `csv.roles_differ`,
 * `csv.role_twice`, `csv.role_missing`, `csv.roles_conflict`.
 */
export function assertCsvRoles(roles: readonly CsvRole[], columnCount: number): void {
  if (roles.length !== columnCount) throw csvFileErrors.rolesDiffer(roles.length, columnCount)
  for (const role of singleCsvRoles) {
    if (roles.indexOf(role) !== roles.lastIndexOf(role))
      throw csvFileErrors.roleTwice(role.replace('_', ' '))
  }
  const has = (role: CsvRole): boolean => roles.includes(role)
  if (has('amount') && (has('money_in') || has('money_out'))) throw csvErrors.rolesConflict()
  if (has('direction') && !has('amount') && (has('money_in') || has('money_out')))
    throw csvErrors.rolesConflict()
  if (!has('date')) throw csvFileErrors.roleMissing('the date')
  if (has('money_in') !== has('money_out'))
    throw csvFileErrors.roleMissing(has('money_in') ? 'money out' : 'money in')
  if (!has('amount') && !has('money_in')) throw csvFileErrors.roleMissing('the amount')
}
