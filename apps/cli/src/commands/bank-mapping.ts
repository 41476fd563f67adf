import type { CsvMapping } from '@smb/core/banking'
import type { Input } from '../command.ts'
import { optional } from '../command.ts'

/** Flags by which people answer what a bank's file does not say. */
export const mappingFlags = {
  columns: 'what each column of a table is, e.g. date,description,amount,ignore',
  'date-order': 'dmy, mdy or ymd',
  'decimal-mark': 'point or comma',
  sign: 'as_written or reversed: whether a minus is money out or in',
} as const

/** What the flags say; words that nobody knows are refused where the file is read. */
export function mappingOf(input: Pick<Input, 'flags'>): CsvMapping {
  const columns = optional(input, 'columns')
  return {
    ...(columns === undefined ? {} : { roles: columns.split(',') }),
    dateOrder: optional(input, 'date-order') as CsvMapping['dateOrder'],
    decimalMark: optional(input, 'decimal-mark') as CsvMapping['decimalMark'],
    sign: optional(input, 'sign') as CsvMapping['sign'],
  } as CsvMapping
}

const flags = { dateOrder: '--date-order', decimalMark: '--decimal-mark', sign: '--sign' } as const

/** `--date-order dmy`: what to add to the command for an answer. */
function flagOf(answer: CsvMapping): string {
  if (answer.roles) return `--columns ${answer.roles.join(',')}`
  const [name] = Object.keys(answer) as (keyof typeof flags)[]
  return name ? `${flags[name]} ${answer[name]}` : ''
}

/** A question of a file, with a line for each answer and the flag that gives it. */
export function questionLines(question: {
  readonly words: string
  readonly choices: readonly { readonly words: string; readonly answer: CsvMapping }[]
}): string[] {
  const answers = question.choices.map(({ words, answer }) => `  ${words}: ${flagOf(answer)}`)
  return [question.words, ...answers]
}
