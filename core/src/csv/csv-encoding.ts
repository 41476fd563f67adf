import { byOrderMark, looksLikeUtf8 } from './text-bytes.ts'

/** Labels that `TextDecoder` knows. Latin 1 is read as its superset Windows-1252. */
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-15'

const sampleBytes = 4096
const zeroShareMin = 0.3

/** UTF-16 without a byte order mark: every other byte of western text is zero. */
function byZeros(bytes: Uint8Array): CsvEncoding | undefined {
  const sample = bytes.subarray(0, sampleBytes)
  const zeros = [0, 0]
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const enough = (sample.length / 2) * zeroShareMin
  if (odd > enough && even === 0) return 'utf-16le'
  if (even > enough && odd === 0) return 'utf-16be'
  return undefined
}

const isAsciiLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))

const euro = 0xa4
// Š š Ž ž Œ œ Ÿ in 8859-15; in 1252 the same bytes are ¦ ¨ ´ ¸ ¼ ½ ¾, which stand beside no letter.
const lettersOf15 = new Set([0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe])

/** 8859-15 where a byte makes sense in it only; bytes 80 to 9F are letters and marks in 1252, controls in 8859. */
function singleByte(bytes: Uint8Array): CsvEncoding {
  let seems15 = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte >= 0x80 && byte <= 0x9f) return 'windows-1252'
    if (byte === euro) seems15 = true
    else if (lettersOf15.has(byte) && isAsciiLetter(bytes[at - 1]) && isAsciiLetter(bytes[at + 1]))
      seems15 = true
  }
  return seems15 ? 'iso-8859-15' : 'windows-1252'
}

/**
 * How to decode a CSV file, by its bytes alone: byte order mark, zeros of UTF-16, sequences that only UTF-8 has, else
 * the single-byte set of western Europe in which its letters make sense. Give the whole file.
 */
export function csvEncoding(bytes: Uint8Array): CsvEncoding {
  const marked = byOrderMark(bytes)
  if (marked) return marked
  const wide = byZeros(bytes)
  if (wide) return wide
  const isAscii = bytes.every((byte) => byte < 0x80)
  return isAscii || looksLikeUtf8(bytes) ? 'utf-8' : singleByte(bytes)
}
