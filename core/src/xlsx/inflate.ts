import type { HuffmanCode } from './huffman.ts'
import { codeBitsMax, huffmanCode, tableBits } from './huffman.ts'
import { xlsxErrors } from './xlsx-errors.ts'

const windowSize = 32_768
const chunkSize = 65_536
const longestCopy = 258

type Inflating = {
  readonly bytes: Uint8Array
  at: number
  /** Bits taken from the bytes and not used yet, the next one lowest. */
  hold: number
  held: number
  /** The last 32 KiB given, and what is not given yet from `from` to `end`. */
  readonly out: Uint8Array
  from: number
  end: number
}

const damaged = () => xlsxErrors.damaged()

/** The next bits as a number, at most 16 of them. */
function bits(state: Inflating, count: number): number {
  while (state.held < count) {
    const byte = state.bytes[state.at]
    if (byte === undefined) throw damaged()
    state.hold |= byte << state.held
    state.held += 8
    state.at += 1
  }
  const value = state.hold & ((1 << count) - 1)
  state.hold >>>= count
  state.held -= count
  return value
}

function symbolOf(state: Inflating, code: HuffmanCode): number {
  while (state.held < codeBitsMax && state.at < state.bytes.length) {
    state.hold |= (state.bytes[state.at] as number) << state.held
    state.held += 8
    state.at += 1
  }
  const entry = code.table[state.hold & ((1 << tableBits) - 1)] as number
  if (entry !== 0) {
    const length = entry & 15
    if (length > state.held) throw damaged()
    state.hold >>>= length
    state.held -= length
    return entry >> 4
  }
  return longSymbol(state, code)
}

/** Bit by bit, for codes that are longer than the table. */
function longSymbol(state: Inflating, { counts, symbols }: HuffmanCode): number {
  let [code, first, index] = [0, 0, 0]
  for (let length = 1; length <= codeBitsMax; length += 1) {
    code |= bits(state, 1)
    const count = counts[length] as number
    if (code - count < first) return symbols[index + (code - first)] as number
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  throw damaged()
}

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]
const lengthExtra = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
]
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]

type Codes = { readonly lengths: HuffmanCode; readonly distances: HuffmanCode }

function codesOf(lengths: Uint8Array, distances: Uint8Array): Codes {
  const [first, second] = [huffmanCode(lengths), huffmanCode(distances)]
  if (!first || !second) throw damaged()
  return { lengths: first, distances: second }
}

let fixed: Codes | undefined
function fixedCodes(): Codes {
  const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280)
  fixed ??= codesOf(lengths.fill(8, 280), new Uint8Array(30).fill(5))
  return fixed
}

const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function dynamicCodes(state: Inflating): Codes {
  const lengthCount = bits(state, 5) + 257
  const distanceCount = bits(state, 5) + 1
  const orderCount = bits(state, 4) + 4
  const small = new Uint8Array(19)
  for (const place of order.slice(0, orderCount)) small[place] = bits(state, 3)
  const code = huffmanCode(small)
  if (!code || lengthCount > 286) throw damaged()
  const lengths = new Uint8Array(lengthCount + distanceCount)
  let at = 0
  while (at < lengths.length) {
    const symbol = symbolOf(state, code)
    if (symbol < 16) {
      lengths[at] = symbol
      at += 1
      continue
    }
    const value = symbol === 16 ? lengths[at - 1] : 0
    const count =
      symbol === 16 ? 3 + bits(state, 2) : symbol === 17 ? 3 + bits(state, 3) : 11 + bits(state, 7)
    if (value === undefined || at + count > lengths.length) throw damaged()
    lengths.fill(value, at, at + count)
    at += count
  }
  return codesOf(lengths.subarray(0, lengthCount), lengths.subarray(lengthCount))
}

/** What is ready, as a copy; keeps the window that copies may reach back into. */
function given(state: Inflating): Uint8Array {
  const chunk = state.out.slice(state.from, state.end)
  if (state.end > windowSize) {
    state.out.copyWithin(0, state.end - windowSize, state.end)
    state.end = windowSize
  }
  state.from = state.end
  return chunk
}

function copyBack(state: Inflating, symbol: number, codes: Codes): void {
  const kind = symbol - 257
  const [base, extra] = [lengthBase[kind], lengthExtra[kind]]
  if (base === undefined || extra === undefined) throw damaged()
  const length = base + bits(state, extra)
  const place = symbolOf(state, codes.distances)
  const [start, more] = [distanceBase[place], distanceExtra[place]]
  if (start === undefined || more === undefined) throw damaged()
  const distance = start + bits(state, more)
  const { out, end } = state
  if (distance > end) throw damaged()
  for (let at = 0; at < length; at += 1) out[end + at] = out[end + at - distance] as number
  state.end = end + length
}

function* compressed(state: Inflating, codes: Codes): Generator<Uint8Array> {
  for (;;) {
    const symbol = symbolOf(state, codes.lengths)
    if (symbol === 256) return
    if (symbol < 256) {
      state.out[state.end] = symbol
      state.end += 1
    } else copyBack(state, symbol, codes)
    if (state.end + longestCopy >= state.out.length) yield given(state)
  }
}

function* stored(state: Inflating): Generator<Uint8Array> {
  state.at -= state.held >> 3
  state.hold = 0
  state.held = 0
  let length = bits(state, 16)
  if (bits(state, 16) !== (length ^ 0xffff)) throw damaged()
  while (length > 0) {
    const part = state.bytes.subarray(state.at, state.at + Math.min(length, windowSize))
    if (part.length === 0) throw damaged()
    state.out.set(part, state.end)
    state.at += part.length
    state.end += part.length
    length -= part.length
    if (state.end + windowSize >= state.out.length) yield given(state)
  }
}

/**
 * Deflated bytes (RFC 1951) as they were, in chunks of at most 128 KiB, each of its own memory. Throws `xlsx.damaged`
 * where they are cut off or no deflate. What it may cost is for the caller to count.
 */
export function* inflated(bytes: Uint8Array): Generator<Uint8Array> {
  const state: Inflating = {
    bytes,
    at: 0,
    hold: 0,
    held: 0,
    out: new Uint8Array(windowSize + chunkSize + windowSize),
    from: 0,
    end: 0,
  }
  let isLast = false
  while (!isLast) {
    isLast = bits(state, 1) === 1
    const kind = bits(state, 2)
    if (kind === 0) yield* stored(state)
    else if (kind === 1) yield* compressed(state, fixedCodes())
    else if (kind === 2) yield* compressed(state, dynamicCodes(state))
    else throw damaged()
  }
  if (state.end > state.from) yield given(state)
}
