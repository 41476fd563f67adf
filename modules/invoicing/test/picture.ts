import { deflateSync } from 'node:zlib'

/** CRC-32 as PNG wants it behind each chunk. */
function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

export function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const whole = Buffer.alloc(8 + body.length + 4)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc32(named), 8 + body.length)
  return whole
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

type Wish = {
  readonly width?: number
  readonly height?: number
  /** Red, green, blue. */
  readonly colour?: readonly [number, number, number]
  readonly withAlpha?: boolean
  /** How each row refers to the one above: 0 to 4, else none that there is. */
  readonly filter?: number
  /** Colours by number, with how solid each is. */
  readonly palette?: { readonly colours: Buffer; readonly solid?: Buffer }
  readonly interlaced?: boolean
  /** More chunks before the pixels, and whatever stands behind the end. */
  readonly more?: readonly Buffer[]
  readonly behind?: Buffer
  /** In place of the pixels. */
  readonly packed?: Buffer
}

/** A picture of one colour, with whatever is wished to be wrong with it. */
export function png(wish: Wish = {}): Buffer {
  const { width = 12, height = 6, colour = [200, 30, 30], withAlpha = false } = wish
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const { palette } = wish
  head.set([8, palette ? 3 : withAlpha ? 6 : 2, 0, 0, wish.interlaced ? 1 : 0], 8)
  const pixel = palette ? [7] : withAlpha ? [...colour, 128] : [...colour]
  const row = Buffer.from([wish.filter ?? 0, ...Array.from({ length: width }, () => pixel).flat()])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    ...(wish.more ?? []),
    ...(palette && palette.colours.length > 0 ? [chunk('PLTE', palette.colours)] : []),
    ...(palette?.solid ? [chunk('tRNS', palette.solid)] : []),
    chunk('IDAT', wish.packed ?? deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
    ...(wish.behind ? [wish.behind] : []),
  ])
}

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** The frame of a JPEG; its pixels are nothing that a reader of segments looks at. */
export function jpeg(wish: { components?: number; exif?: string } = {}): Buffer {
  const { components = 3, exif } = wish
  const frame = Buffer.concat([
    Buffer.from([8, 0, 6, 0, 12, components]),
    Buffer.from(Array.from({ length: components }, (_, n) => [n + 1, 0x11, 0]).flat()),
  ])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(exif ? [segment(0xe1, Buffer.from(`Exif\0\0${exif}`, 'latin1'))] : []),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
  ])
}
