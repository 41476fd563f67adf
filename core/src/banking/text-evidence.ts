import { normalizedText } from '../csv/index.ts'

const letterDigitSeam = /(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u
const leadingZeros = /^0+(?=\d)/
const digitsOnly = /^\d+$/
const numberLengthMin = 3
const nameWordLengthMin = 3
const truncatedLengthMin = 4

// Words that say what kind of firm it is, not which.
const genericWords = new Set(
  'THE AND LTD LIMITED INC INCORPORATED LLC LLP PLC CORP CORPORATION COMPANY GMBH SARL SAS PTY BHD GROUP'.split(
    ' ',
  ),
)

/** The words of a bank's text: upper case, without accents, cut where letters meet digits (`INV0042` is two). */
export function textWords(text: string): string[] {
  return normalizedText(text)
    .split(' ')
    .flatMap((word) => word.split(letterDigitSeam))
    .filter((word) => word !== '')
}

const withoutZeros = (word: string): string =>
  digitsOnly.test(word) ? word.replace(leadingZeros, '') : word

function hasRun(words: readonly string[], run: readonly string[]): boolean {
  return words.some((_, start) => run.every((word, offset) => words[start + offset] === word))
}

/** Whether consecutive words join to exactly `wanted`: finds `20260007` in `2026-0007` and the reverse. */
function hasJoined(words: readonly string[], wanted: string): boolean {
  return words.some((_, start) => {
    let joined = ''
    for (let at = start; at < words.length && joined.length < wanted.length; at += 1)
      joined += words[at] ?? ''
    return joined === wanted
  })
}

/**
 * Whether a document number stands in the text, written with or without its marks: `INV-0042`, `INV 0042`, `INV0042`,
 * and `INV 42` where letters name the series. `INV-004` does not stand in `INV-0042`.
 */
export function numberInText(number: string, words: readonly string[]): boolean {
  const parts = textWords(number)
  const joined = parts.join('')
  if (joined.length < numberLengthMin) return false
  if (hasJoined(words, joined)) return true
  const hasLetters = parts.some((part) => !digitsOnly.test(part))
  return hasLetters && hasRun(words.map(withoutZeros), parts.map(withoutZeros))
}

/**
 * Whether a customer's name stands in the text: all its telling words, or at least two; the last word of the text may
 * be cut off, as banks do. Legal forms and short words do not count.
 */
export function nameInText(name: string, words: readonly string[]): boolean {
  const telling = textWords(name).filter(
    (word) => word.length >= nameWordLengthMin && !genericWords.has(word),
  )
  if (telling.length === 0) return false
  const last = words.at(-1) ?? ''
  const isThere = (word: string): boolean =>
    words.includes(word) || (last.length >= truncatedLengthMin && word.startsWith(last))
  const count = telling.filter(isThere).length
  return count === telling.length || count >= 2
}
