import { inflated } from './inflate.ts'
import { xlsxErrors } from './xlsx-errors.ts'

const mib = 1024 * 1024
/** How much a workbook may hold. A large part that unpacks to many times its size holds nothing but the same again. */
const zipLimits = { parts: 2_000, partBytes: 256 * mib, largeBytes: 16 * mib, timesPacked: 200 }

/** A part of a ZIP file as its directory tells of it. */
type Entry = {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly at: number
}

/** A part of a workbook: its bytes come in chunks, unpacked as they are asked for. */
export type ZipPart = { readonly name: string; readonly chunks: () => Generator<Uint8Array> }

const endMark = 0x06054b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const endSize = 22
const commentMax = 65_535

const isEncrypted = (flags: number): boolean => (flags & 1) === 1

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Where the record at the end of the file begins that tells of the directory. */
function endAt(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - endSize - commentMax)
  for (let at = view.byteLength - endSize; at >= lowest; at -= 1)
    if (view.getUint32(at, true) === endMark) return at
  throw xlsxErrors.damaged()
}

/**
 * The parts of a ZIP file by its directory, without unpacking any. Stored and deflated parts; no encryption, no
 * ZIP64. Throws `xlsx.damaged`, `xlsx.encrypted`, `xlsx.too_large`.
 */
export function zipParts(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = viewOf(bytes)
  const end = endAt(view)
  const count = view.getUint16(end + 10, true)
  if (count > zipLimits.parts) throw xlsxErrors.tooLarge()
  const parts = new Map<string, ZipPart>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryMark)
      throw xlsxErrors.damaged()
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number]
    const entry: Entry = {
      name: asciiOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    if (isEncrypted(entry.flags)) throw xlsxErrors.encrypted()
    parts.set(entry.name, { name: entry.name, chunks: () => chunksOf(bytes, entry) })
    at += 46 + nameLength + extraLength + commentLength
  }
  return parts
}

/** Names of parts of a workbook are ASCII. */
const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, 1_000))

function* chunksOf(bytes: Uint8Array, entry: Entry): Generator<Uint8Array> {
  const view = viewOf(bytes)
  const { at, method, packedSize, size, crc } = entry
  const isBlownUp = size > zipLimits.largeBytes && size > packedSize * zipLimits.timesPacked
  if (size > zipLimits.partBytes || isBlownUp) throw xlsxErrors.tooLarge()
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localMark) throw xlsxErrors.damaged()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + packedSize)
  if (packed.length !== packedSize || (method !== 0 && method !== 8)) throw xlsxErrors.damaged()
  let [seen, sum] = [0, crcStart]
  for (const chunk of method === 0 ? [packed] : inflated(packed)) {
    seen += chunk.length
    // More than the directory says is how an archive that blows up begins.
    if (seen > size) throw xlsxErrors.damaged()
    sum = crcOf(sum, chunk)
    yield chunk
  }
  if (seen !== size || ~sum >>> 0 !== crc) throw xlsxErrors.damaged()
}

const crcStart = 0xffffffff
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 as ZIP computes it, continued over one more chunk; inverted at the end. */
function crcOf(start: number, chunk: Uint8Array): number {
  let sum = start
  for (const byte of chunk) sum = (crcTable[(sum ^ byte) & 0xff] as number) ^ (sum >>> 8)
  return sum
}
