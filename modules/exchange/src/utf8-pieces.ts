/** The text of a piece; where it is broken, the text up to there. */
export type Utf8Piece = { readonly text: string; readonly isBroken: boolean }

export type Utf8Pieces = {
  readonly next: (piece: Buffer) => Utf8Piece
  /** True where the last piece ended inside of a character. */
  readonly isOpen: () => boolean
}

// The mark is taken off here: a decoder would take one off again wherever it begins anew.
const how = { fatal: true, ignoreBOM: true }
const mark = '\ufeff'

/** Decodes UTF-8 that comes in pieces, without its byte order mark, and says where it stops being UTF-8. */
export function utf8Pieces(): Utf8Pieces {
  const decoder = new TextDecoder('utf-8', how)
  let open: Buffer = Buffer.alloc(0)
  let isBegun = false
  const told = (text: string): string => {
    const plain = !isBegun && text.startsWith(mark) ? text.slice(mark.length) : text
    isBegun ||= text !== ''
    return plain
  }
  return {
    next: (piece) => {
      // What the decoder has of the last piece and has not told yet.
      const untold = open.length === 0 ? piece : Buffer.concat([open, piece])
      try {
        const text = decoder.decode(piece, { stream: true })
        open = openEnd(untold)
        return { text: told(text), isBroken: false }
      } catch {
        return { text: told(soundText(untold)), isBroken: true }
      }
    },
    isOpen: () => open.length > 0,
  }
}

const lengthOf = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)

/** The bytes of a character that does not end here. */
function openEnd(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] as number
    if (byte < 0x80) break
    if (byte >= 0xc0)
      return Buffer.from(bytes.subarray(back < lengthOf(byte) ? -back : bytes.length))
  }
  return Buffer.alloc(0)
}

/** The text before the first byte that is none, by halving. */
function soundText(bytes: Buffer): string {
  let [sound, broken] = [0, bytes.length]
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1
    if (decodedBeginning(bytes.subarray(0, middle)) === undefined) broken = middle
    else sound = middle
  }
  return decodedBeginning(bytes.subarray(0, sound)) ?? ''
}

function decodedBeginning(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', how).decode(bytes, { stream: true })
  } catch {
    return undefined
  }
}
