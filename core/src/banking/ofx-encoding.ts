import { byOrderMark, looksLikeUtf8 } from '../csv/index.ts'

/** Labels that `TextDecoder` knows. */
export type OfxEncoding =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'shift_jis'
  | 'gb18030'
  | 'big5'
  | `windows-125${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  | `iso-8859-${2 | 5 | 7 | 9 | 15}`

const headerBytes = 2048
const xmlEncoding = /<\?xml[^>]{0,200}encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_-]{1,30})["']/i
const sgmlEncoding = /ENCODING:[ \t]{0,10}([A-Za-z0-9_-]{1,30})/i
const sgmlCharset = /CHARSET:[ \t]{0,10}([A-Za-z0-9_-]{1,30})/i

const named: ReadonlyMap<string, OfxEncoding> = new Map([
  ['UTF-8', 'utf-8'],
  ['UTF8', 'utf-8'],
  ['UNICODE', 'utf-8'],
  ['SHIFT_JIS', 'shift_jis'],
  ['GB2312', 'gb18030'],
  ['GBK', 'gb18030'],
  ['GB18030', 'gb18030'],
  ['BIG5', 'big5'],
])

/** `1252`, `WINDOWS-1252`, `CP1252`, `ISO-8859-1`, `8859-15`; Latin 1 is read as its superset 1252. */
function encodingNamed(name: string): OfxEncoding | undefined {
  const upper = name.toUpperCase()
  const windows = /^(?:WINDOWS-?|CP)?125([0-8])$/.exec(upper)
  if (windows) return `windows-125${windows[1]}` as OfxEncoding
  const latin = /^(?:ISO-?)?8859-(\d{1,2})$/.exec(upper)
  if (latin && ['2', '5', '7', '9', '15'].includes(latin[1] ?? ''))
    return `iso-8859-${latin[1]}` as OfxEncoding
  return named.get(upper)
}

/**
 * How to decode an OFX file: by its byte order mark, its XML declaration or its OFX header. Many banks declare 1252
 * and send UTF-8, so bytes that can only be UTF-8 win over a declared single-byte set. Give the whole file where it is
 * at hand; its first kilobytes will do.
 */
export function ofxEncoding(firstBytes: Uint8Array): OfxEncoding {
  const marked = byOrderMark(firstBytes)
  if (marked) return marked
  const header = String.fromCharCode(...firstBytes.subarray(0, headerBytes))
  const xml = xmlEncoding.exec(header)?.[1]
  const charset = sgmlCharset.exec(header)?.[1]
  const encoding = sgmlEncoding.exec(header)?.[1]
  const declared =
    xml !== undefined
      ? encodingNamed(xml)
      : (encodingNamed(charset ?? '') ?? encodingNamed(encoding ?? ''))
  const isUnicode = encoding !== undefined && encodingNamed(encoding) === 'utf-8'
  if (declared === 'utf-8' || isUnicode) return 'utf-8'
  if (
    looksLikeUtf8(firstBytes) &&
    (declared === undefined || declared.includes('125') || declared.startsWith('iso'))
  ) {
    return 'utf-8'
  }
  return declared ?? 'windows-1252'
}
