import { LocalDate } from '../time/index.ts'

const written = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:[eE]([+-]?\d{1,3}))?$/
// What a spreadsheet keeps of a number and shows at most; digits behind it are the noise of binary fractions.
const significantDigits = 15
const exponentMax = 40

/**
 * A number of a sheet as a plain decimal, `-1234.56`; undefined where it is none. Sheets write the nearest binary
 * fraction (`1234.5600000000001`): what is kept are the fifteen digits that the program showed, rounded half up.
 */
export function cellNumber(text: string): string | undefined {
  const match = written.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', power = '0'] = match
  // eslint-disable-next-line no-restricted-syntax -- how many places the point moves is a count
  const exponent = Number(power)
  if (Math.abs(exponent) > exponentMax) return undefined
  const digits = (whole + fraction).replace(/^0+/, '')
  const point = digits.length - fraction.length + exponent
  if (digits === '') return '0'
  return `${sign}${placed(digits, point)}`
}

/** Digits with the point after the first `point` of them, rounded to what counts. */
function placed(digits: string, point: number): string {
  const kept = digits.slice(0, significantDigits)
  const isUp = (digits[significantDigits] ?? '0') >= '5'
  const rounded = String(BigInt(kept) + (isUp ? 1n : 0n))
  // Rounding 9…9 up makes one digit more.
  const at = point + rounded.length - kept.length
  if (at >= rounded.length) return rounded + '0'.repeat(at - rounded.length)
  const padded = at <= 0 ? '0'.repeat(1 - at) + rounded : rounded
  const cut = Math.max(at, 1)
  const decimals = padded.slice(cut).replace(/0+$/, '')
  return decimals === '' ? padded.slice(0, cut) : `${padded.slice(0, cut)}.${decimals}`
}

const epochs = { 1900: LocalDate.from('1900-01-01'), 1904: LocalDate.from('1904-01-01') }
// Sheets since 1900 count a 29 February 1900 that there was not (ISO/IEC 29500-1, 18.17.4.1).
const phantomDay = 60
const daysMax = 100_000

/** The day of a serial number of a sheet; undefined for a time without a day and for what no sheet can hold. */
export function cellDate(number: string, epoch: 1900 | 1904): LocalDate | undefined {
  const match = /^(\d{1,6})(?:\.\d+)?$/.exec(number)
  if (!match) return undefined
  // eslint-disable-next-line no-restricted-syntax -- days are counted
  const days = Number(match[1])
  if (days < 1 || days > daysMax) return undefined
  if (epoch === 1904) return LocalDate.addDays(epochs[1904], days)
  return LocalDate.addDays(epochs[1900], days < phantomDay ? days - 1 : days - 2)
}

const dateFormats = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58,
])
const literal = /"[^"]{0,255}"|\[[^\]]{0,255}\]|\\./g

/** Whether a number format shows a day. Its code is what the workbook says, undefined for the built-in ones. */
export function isDateFormat(id: string, code: string | undefined): boolean {
  // eslint-disable-next-line no-restricted-syntax -- the id of a format, no amount
  if (code === undefined) return dateFormats.has(Number(id))
  return /[dy]/i.test(code.slice(0, 1_000).replace(literal, ''))
}

/** The column of a reference, `C12` being 2; undefined where it is none. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1]
  if (letters === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
