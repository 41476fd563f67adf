/** What a byte order mark can announce. */
export type MarkedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** The encoding that the first bytes of a file announce, if they do. */
export function byOrderMark(bytes: Uint8Array): MarkedEncoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

const sequenceLength = (lead: number): number =>
  lead >= 0xc2 && lead <= 0xdf
    ? 2
    : lead >= 0xe0 && lead <= 0xef
      ? 3
      : lead >= 0xf0 && lead <= 0xf4
        ? 4
        : 0

/** Whether there are bytes beyond ASCII and all of them form UTF-8. A sequence cut off at the end counts as whole. */
export function looksLikeUtf8(bytes: Uint8Array): boolean {
  let found = false
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] as number
    if (lead < 0x80) {
      at += 1
      continue
    }
    const length = sequenceLength(lead)
    if (length === 0) return false
    const rest = bytes.subarray(at + 1, at + length)
    if (rest.some((byte) => byte >> 6 !== 0b10)) return false
    found = true
    at += length
  }
  return found
}
