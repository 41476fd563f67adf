import { Readable, pipeline } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A file inside the archive; its text is pulled once, when its turn comes. */
export type ZipPart = {
  readonly name: string
  readonly chunks: Iterable<string> | AsyncIterable<string>
}

type Written = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

// Sizes are not known when a part begins: bit 3 says that they follow it. Bit 11: names are UTF-8.
const flags = 0x0808
const deflated = 8
// 1 January 1980, the first day that the format knows: the same report gives the same bytes.
const dosDate = 0x21
const versionNeeded = 20

/** Parts as a ZIP archive (APPNOTE 6.3), deflated one after the other as they come; at most 4 GiB in all. */
export async function* zip(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for await (const part of parts) {
    const name = Buffer.from(part.name)
    const start = offset
    const local = localHeader(name)
    offset += local.length
    yield local
    const count = { crc: 0, size: 0 }
    const deflate = createDeflateRaw()
    // What fails in the source ends the reading below with the same error.
    pipeline(Readable.from(counted(part.chunks, count)), deflate, () => undefined)
    let packed = 0
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      packed += chunk.length
      yield chunk
    }
    const descriptor = words([0x08074b50, count.crc, packed, count.size])
    offset += packed + descriptor.length
    yield descriptor
    written.push({ name, crc: count.crc, packed, size: count.size, offset: start })
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield endRecord(written.length, directory.length, offset)
}

async function* counted(
  chunks: ZipPart['chunks'],
  count: { crc: number; size: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk)
    count.crc = crc32(bytes, count.crc)
    count.size += bytes.length
    yield bytes
  }
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4))
  return bytes
}

function halves(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2))
  return bytes
}

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    words([0x04034b50]),
    halves([versionNeeded, flags, deflated, 0, dosDate]),
    words([0, 0, 0]),
    halves([name.length, 0]),
    name,
  ])

const directoryEntry = ({ name, crc, packed, size, offset }: Written): Buffer =>
  Buffer.concat([
    words([0x02014b50]),
    halves([versionNeeded, versionNeeded, flags, deflated, 0, dosDate]),
    words([crc, packed, size]),
    halves([name.length, 0, 0, 0, 0]),
    words([0, offset]),
    name,
  ])

const endRecord = (parts: number, size: number, offset: number): Buffer =>
  Buffer.concat([
    words([0x06054b50]),
    halves([0, 0, parts, parts]),
    words([size, offset]),
    halves([0]),
  ])
