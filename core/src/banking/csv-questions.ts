import { cellOf } from '../csv/index.ts'
import type { CsvQuestionView } from './csv-schema.ts'
import type { CsvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'

export function signQuestion(sample: string, fileLine: number): CsvQuestionView {
  return {
    kind: 'sign',
    words: `Every amount of the file is written without a minus. Is ${sample} on line ${fileLine} money in or money out?`,
    sample,
    fileLine,
    choices: [
      { words: 'Money in', answer: { sign: 'as_written' } },
      { words: 'Money out', answer: { sign: 'reversed' } },
    ],
  }
}

/** Which column is the date, or the amount, with a value of each as its name. */
export function columnQuestion(
  table: CsvTable,
  roles: readonly CsvRole[],
  asked: { readonly role: 'date' | 'amount'; readonly columns: readonly number[] },
): CsvQuestionView {
  const nameOf = (column: number): string => {
    const heading = table.heading?.[column] ?? ''
    const first = table.rows.map((row) => cellOf(row, column)).find((cell) => cell !== '') ?? ''
    const name = heading === '' ? `Column ${column + 1}` : heading
    return `${name.slice(0, 60)} (${first.slice(0, 40)})`
  }
  const { role, columns } = asked
  return {
    kind: role === 'date' ? 'date_column' : 'amount_column',
    words:
      role === 'date'
        ? 'Which column is the date of the line?'
        : 'Which column is the amount? If money in and money out stand apart, choose them above.',
    sample: null,
    fileLine: null,
    choices: columns.map((column) => ({
      words: nameOf(column),
      answer: { roles: roles.map((each, at) => (at === column ? role : each)) },
    })),
  }
}
