/** A prefix code of deflate: a table for short codes, counts and symbols for the rest. */
export type HuffmanCode = {
  /** By the next `tableBits` bits: symbol and length as `symbol << 4 | length`; 0 where the code is longer. */
  readonly table: Uint16Array
  /** How many codes have each length; symbols in the order of their codes. */
  readonly counts: Uint16Array
  readonly symbols: Uint16Array
}

export const tableBits = 10
export const codeBitsMax = 15

/** The bits of a code are packed from its most significant one, so the table is looked up by the reverse. */
function reversed(code: number, length: number): number {
  let result = 0
  for (let bit = 0; bit < length; bit += 1) result |= ((code >> bit) & 1) << (length - 1 - bit)
  return result
}

/** The canonical code of those lengths (RFC 1951, 3.2.2); undefined for lengths that no code can have. */
export function huffmanCode(lengths: Uint8Array): HuffmanCode | undefined {
  const counts = new Uint16Array(codeBitsMax + 1)
  for (const length of lengths) counts[length] = (counts[length] as number) + 1
  counts[0] = 0
  let left = 1
  const offsets = new Uint16Array(codeBitsMax + 2)
  const next = new Uint16Array(codeBitsMax + 2)
  for (let length = 1; length <= codeBitsMax; length += 1) {
    const count = counts[length] as number
    left = left * 2 - count
    if (left < 0) return undefined
    offsets[length + 1] = (offsets[length] as number) + count
    next[length + 1] = ((next[length] as number) + count) << 1
  }
  const table = new Uint16Array(1 << tableBits)
  const symbols = new Uint16Array(lengths.length)
  lengths.forEach((length, symbol) => {
    if (length === 0) return
    symbols[offsets[length] as number] = symbol
    offsets[length] = (offsets[length] as number) + 1
    const code = next[length] as number
    next[length] = code + 1
    if (length > tableBits) return
    for (let at = reversed(code, length); at < table.length; at += 1 << length)
      table[at] = (symbol << 4) | length
  })
  return { table, counts, symbols }
}
