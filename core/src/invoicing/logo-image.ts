import { logoBytesMax } from './paper-settings.ts'
import { paperErrors } from './paper-errors.ts'

/** A picture that can be printed, with nothing in it but the picture. */
export type LogoImage = {
  readonly contentType: 'image/png' | 'image/jpeg'
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const logoPixelsMax = 2000

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/**
 * Reads a PNG or JPEG by its content, whatever its name says, and leaves out everything that is not the picture: comments,
 * places, thumbnails, whatever stands behind its end. Throws `paper.logo_…`. That the pixels of a PNG unpack to what its
 * head says is for the caller to prove.
 */
export function logoImage(bytes: Uint8Array): LogoImage {
  if (bytes.length > logoBytesMax) throw paperErrors.logoTooLarge()
  const image = startsWith(bytes, pngSignature)
    ? pngImage(bytes)
    : startsWith(bytes, [0xff, 0xd8, 0xff])
      ? jpegImage(bytes)
      : undefined
  if (!image) throw paperErrors.logoKind()
  const { width, height } = image
  const isSized = [width, height].every((side) => side > 0 && side <= logoPixelsMax)
  if (!isSized) throw paperErrors.logoDimensions(logoPixelsMax)
  return image
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const pngKept: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

type PngHead = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colour: number
}

/** The chunks of a PNG in order, each with its checksum. Throws `paper.logo_broken`. */
function* pngChunks(bytes: Uint8Array): Generator<{ type: string; whole: Uint8Array }> {
  const view = viewOf(bytes)
  let at = pngSignature.length
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    yield { type, whole: bytes.subarray(at, end) }
    if (type === 'IEND') return
    at = end
  }
  throw paperErrors.logoBroken()
}

function pngHead(bytes: Uint8Array): PngHead {
  const view = viewOf(bytes)
  if (bytes.length < 33 || view.getUint32(8) !== 13) throw paperErrors.logoBroken()
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: view.getUint8(24),
    colour: view.getUint8(25),
  }
}

const paletted = 3
/** Bits a channel that each type of colour may have, of those that are printed. */
const depths: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [1, 2, 4, 8]],
  [2, [8]],
  [paletted, [1, 2, 4, 8]],
  [4, [8]],
  [6, [8]],
])

function pngImage(bytes: Uint8Array): LogoImage {
  const { width, height, depth, colour } = pngHead(bytes)
  if (depth > 8) throw paperErrors.logoForm('it has 16 bits a colour')
  if (!(depths.get(colour) ?? []).includes(depth)) throw paperErrors.logoBroken()
  if (bytes[28] !== 0) throw paperErrors.logoForm('it is interlaced')
  const chunks = [...pngChunks(bytes)]
  const has = (wanted: string): boolean => chunks.some(({ type }) => type === wanted)
  const needsPalette = colour === paletted && !has('PLTE')
  if (chunks[0]?.type !== 'IHDR' || !has('IDAT') || needsPalette) {
    throw paperErrors.logoBroken()
  }
  const kept = chunks.filter(({ type }) => pngKept.has(type)).map(({ whole }) => whole)
  return {
    contentType: 'image/png',
    width,
    height,
    bytes: joined([bytes.subarray(0, pngSignature.length), ...kept]),
  }
}

const channels = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
])

/** Ways in which a row of a PNG may refer to the row above it: 0 to 4. */
const filterMax = 4

/** The packed pixels of a PNG from {@link logoImage}, how many bytes they unpack to, and whether those can be read. */
export function pngPixels(bytes: Uint8Array) {
  const { width, height, depth, colour } = pngHead(bytes)
  const row = 1 + ((width * depth * (channels.get(colour) ?? 0) + 7) >> 3)
  const packed = [...pngChunks(bytes)]
    .filter(({ type }) => type === 'IDAT')
    .map(({ whole }) => whole.subarray(8, -4))
  const length = row * height
  return {
    packed: joined(packed),
    length,
    areReadable: (pixels: Uint8Array): boolean =>
      pixels.length === length && pixels.every((byte, at) => at % row !== 0 || byte <= filterMax),
  }
}

const endOfImage = 0xd9
const startOfScan = 0xda
const sizesAt: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Of the application's own segments only JFIF's and Adobe's say how to draw; others hold places, names and thumbnails. */
const jpegDropped = (marker: number): boolean =>
  (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe

function jpegImage(bytes: Uint8Array): LogoImage {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | undefined
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1)
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length || end < at + 4) break
    if (marker === startOfScan) {
      const last = lastOf(bytes, end)
      if (!size || last === undefined) break
      parts.push(bytes.subarray(at, last))
      return { contentType: 'image/jpeg', ...size, bytes: joined(parts) }
    }
    if (sizesAt.has(marker)) size = jpegSize(view, at)
    else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc4) {
      throw paperErrors.logoForm('it is packed in a rare way')
    }
    if (!jpegDropped(marker)) parts.push(bytes.subarray(at, end))
    at = end
  }
  throw paperErrors.logoBroken()
}

function jpegSize(view: DataView, at: number): { width: number; height: number } {
  if (at + 10 > view.byteLength || view.getUint8(at + 4) !== 8) throw paperErrors.logoBroken()
  const components = view.getUint8(at + 9)
  if (components !== 1 && components !== 3) {
    throw paperErrors.logoForm('its colours are those of a print shop (CMYK)')
  }
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
}

/** Behind the end-of-image marker that closes the scans which begin there; tables between scans are passed over whole. */
function lastOf(bytes: Uint8Array, from: number): number | undefined {
  const view = viewOf(bytes)
  let at = from
  while (at + 1 < bytes.length) {
    const marker = view.getUint8(at + 1)
    const isMarker = view.getUint8(at) === 0xff && marker >= 0xc0 && !isRestart(marker)
    if (isMarker && marker === endOfImage) return at + 2
    if (isMarker && at + 4 > bytes.length) return undefined
    at += isMarker ? 2 + view.getUint16(at + 2) : 1
  }
  return undefined
}

const isRestart = (marker: number): boolean => (marker >= 0xd0 && marker <= 0xd7) || marker === 0xff
