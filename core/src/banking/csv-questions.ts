import type { CsvDecimalMark } from './csv-amounts.ts'
import { csvAmount } from './csv-amounts.ts'
import { cellOf } from './csv-columns.ts'
import { csvDate } from './csv-dates.ts'
import type { CsvDateOrder } from './csv-dates.ts'
import type { CsvCell } from './csv-decisions.ts'
import type { CsvQuestionView } from './csv-schema.ts'
import type { CsvTable } from './csv-table.ts'
import type { CsvRole } from './csv-words.ts'

const months: readonly string[] =
  '- January February March April May June July August September October November December'.split(
    ' ',
  )
// Months as a date writes them, `01` to `12`.
const monthNumbers = months.map((_, month) => String(month).padStart(2, '0'))

function ordinal(day: string): string {
  const plain = day.replace(/^0/, '')
  if (/^1\d$/.test(plain)) return `${plain}th`
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[plain.at(-1) ?? '']
  return `${plain}${ending ?? 'th'}`
}

/** `the 3rd of April 2026`, `April 3rd, 2026`: as people say it who write in that order. */
function dateInWords(cell: string, order: CsvDateOrder): string {
  const date = csvDate(cell, order) ?? ''
  const [year = '', month = '', day = ''] = date.split('-')
  const name = months[monthNumbers.indexOf(month)]
  return order === 'mdy'
    ? `${name} ${ordinal(day)}, ${year}`
    : `the ${ordinal(day)} of ${name} ${year}`
}

/** “Is 03/04/2026 the 3rd of April 2026 or March 4th, 2026?” */
export function dateQuestion(cell: CsvCell, orders: readonly CsvDateOrder[]): CsvQuestionView {
  const readings = orders.map((order) => dateInWords(cell.text, order))
  return {
    kind: 'date_order',
    words: `Is ${cell.text} ${inAList(readings)}?`,
    sample: cell.text,
    fileLine: cell.line,
    choices: orders.map((dateOrder, at) => ({
      words: capital(readings[at] ?? ''),
      answer: { dateOrder },
    })),
  }
}

const inAList = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** “In 1.234, does the point mark decimals (1.234) or thousands (1234)?” */
export function markQuestion(cell: CsvCell, marks: readonly CsvDecimalMark[]): CsvQuestionView {
  const readings = marks.map((mark) => csvAmount(cell.text, mark)?.text ?? '')
  const use = (text: string): string => (text.includes('.') ? 'decimals' : 'thousands')
  const name = cell.text.includes('.') ? 'point' : 'comma'
  const said = readings.map((text) => `${use(text)} (${text})`)
  return {
    kind: 'decimal_mark',
    words: `In “${cell.text}”, does the ${name} mark ${inAList(said)}?`,
    sample: cell.text,
    fileLine: cell.line,
    choices: marks.map((decimalMark, at) => ({
      words: `${capital(use(readings[at] ?? ''))}: ${readings[at]}`,
      answer: { decimalMark },
    })),
  }
}

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
