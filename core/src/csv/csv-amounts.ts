import { isCurrency } from '../money/index.ts'

export const csvDecimalMarks = ['point', 'comma'] as const
/** Which mark parts the decimals. */
export type CsvDecimalMark = (typeof csvDecimalMarks)[number]

/** A cell read as an amount: plain text such as `-1234.50`, and the currency sign or code beside it, if any. */
export type CsvAmount = { readonly text: string; readonly sign: string }

// No amount that books can hold is longer, whatever stands beside it.
const lengthMax = 80
const bidi = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g
const minuses = /[\u2212\u2012\u2013\ufe63\uff0d]/g
const spaces = /[\u00a0\u2007\u2009\u202f]/g
const currencySign = String.raw`(?:\p{Sc}|[A-Za-z]{1,3}\p{Sc}|[A-Za-z]{1,3}|Rs\.|Fr\.|\p{Script=Arabic}[\p{Script=Arabic}.]{0,6})`
// eslint-disable-next-line security/detect-non-literal-regexp -- its only part is the constant above
const shape = new RegExp(
  String.raw`^([+-]?)\s?(${currencySign}?)\s?([+-]?)\s?([\d.,'’ ]{1,40}?)\s?([+-]?)\s?(${currencySign}?)\s?([+-]?)$`,
  'u',
)
const inParentheses = /^\((.*)\)$/
const side = /\s?(?<![A-Za-z])(CR|DR)\.?$/i

const groups = { point: /[,'’ ]/g, comma: /[.'’ ]/g } as const
const wholeNumber = {
  point:
    /^(?:\d{0,20}|[1-9]\d{0,2}(?:([,'’ ])\d{3})(?:\1\d{3}){0,6}|[1-9]\d?(?:,\d{2}){1,8},\d{3})$/,
  comma: /^(?:\d{0,20}|[1-9]\d{0,2}(?:([.'’ ])\d{3})(?:\1\d{3}){0,6})$/,
} as const
const fraction = /^\d{1,12}$/

function plainNumber(digits: string, mark: CsvDecimalMark): string | null {
  const parts = digits.split(mark === 'point' ? '.' : ',')
  const [whole = '', decimals] = parts
  if (parts.length > 2 || !wholeNumber[mark].test(whole)) return null
  if (decimals === undefined) return whole === '' ? null : whole.replace(groups[mark], '')
  if (!fraction.test(decimals)) return null
  return `${whole.replace(groups[mark], '') || '0'}.${decimals}`
}

const localSigns = new Set('KSH TSH USH RS RS. R KR KC ZL FT LEI LEU TL FR FR. B K'.split(' '))
const hasCurrencySign = /[\p{Sc}\p{Script=Arabic}]/u

/** Whether letters beside a number are of money: `REF 12` is no amount. */
const isSign = (sign: string): boolean => {
  const upper = sign.toUpperCase()
  return sign === '' || hasCurrencySign.test(sign) || isCurrency(upper) || localSigns.has(upper)
}

/** Nothing, or a dash that stands for nothing. */
export const isBlankCell = (cell: string): boolean => /^[-–—\s]*$/.test(cell.replace(bidi, ''))

/**
 * A cell as an amount with that decimal mark, null where it is none. Thousands parted by the other mark, a space or an
 * apostrophe, in threes or as in India; minus before or after, parentheses, Cr and Dr; currency signs and codes.
 */
export function csvAmount(cell: string, mark: CsvDecimalMark): CsvAmount | null {
  if (cell.length > lengthMax) return null
  const text = cell.replace(bidi, '').replace(minuses, '-').replace(spaces, ' ').trim()
  const said = side.exec(text)?.[1]?.toUpperCase()
  const sided = said ? text.replace(side, '') : text
  const inner = inParentheses.exec(sided)?.[1]
  const match = shape.exec((inner ?? sided).trim())
  if (!match) return null
  const [, first, before, second, digits = '', third, after, last] = match
  const marks = [first, second, third, last].filter((each) => each)
  const number = plainNumber(digits.trim(), mark)
  const says = marks.length + (inner === undefined ? 0 : 1) + (said ? 1 : 0)
  const sign = before || after || ''
  if (number === null || says > 1 || (before && after) || !isSign(sign)) return null
  const isNegative = marks[0] === '-' || inner !== undefined || said === 'DR'
  return { text: `${isNegative ? '-' : ''}${number}`, sign }
}

/** Which side of the books an amount says behind itself, as in `100.00 CR`; null where it says none. */
export function csvSide(cell: string): 'debit' | 'credit' | null {
  if (cell.length > lengthMax) return null
  const said = side.exec(cell.replace(bidi, '').replace(spaces, ' ').trim())?.[1]?.toUpperCase()
  return said === undefined ? null : said === 'CR' ? 'credit' : 'debit'
}

/** Whether a cell is an amount with either mark. */
export const isCsvAmount = (cell: string): boolean =>
  csvDecimalMarks.some((mark) => csvAmount(cell, mark) !== null)

const currencyOfSign: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['₦', 'NGN'],
  ['₹', 'INR'],
  ['GH₵', 'GHS'],
  ['KSH', 'KES'],
  ['US$', 'USD'],
])

/** The currency that a sign beside an amount can only mean; null where several use it. */
export function currencyOfCsvSign(sign: string): string | null {
  const upper = sign.toUpperCase()
  return currencyOfSign.get(upper) ?? (isCurrency(upper) ? upper : null)
}
