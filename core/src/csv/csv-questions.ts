import type { CsvDecimalMark } from './csv-amounts.ts'
import { csvAmount } from './csv-amounts.ts'
import type { CsvDateOrder } from './csv-dates.ts'
import { csvDate } from './csv-dates.ts'
import type { CsvCell } from './csv-decisions.ts'

/** A cell that can be read in several ways, in words, with what to add to the mapping for each of them. */
export type CsvStyleQuestion<Kind extends string, Answer> = {
  kind: Kind
  words: string
  sample: string | null
  fileLine: number | null
  choices: { words: string; answer: Answer }[]
}

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
export function dateQuestion(
  cell: CsvCell,
  orders: readonly CsvDateOrder[],
): CsvStyleQuestion<'date_order', { dateOrder: CsvDateOrder }> {
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
export function markQuestion(
  cell: CsvCell,
  marks: readonly CsvDecimalMark[],
): CsvStyleQuestion<'decimal_mark', { decimalMark: CsvDecimalMark }> {
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
