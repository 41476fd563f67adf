import { statementFileErrors } from './statement-file-errors.ts'

/** What kind of file it is, before it is read. CAMT and MT940 say themselves which message they are. */
export type SniffedFormat = 'ofx' | 'camt' | 'qif' | 'mt940' | 'xlsx' | 'csv'

const headBytes = 4096
const ofx = /OFXHEADER|<\?OFX|<OFX[\s>]/i
const page = /^\s{0,200}<(?:!DOCTYPE HTML|HTML|HEAD|TABLE|BODY)\b/i
const markup = /^\s{0,200}<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])/i
const qif = /^\s{0,200}!(?:TYPE|ACCOUNT|OPTION|CLEAR)\b/i
// In the first lines: a frame of SWIFT, or a field of it at the beginning of a line.
// eslint-disable-next-line no-control-regex -- banks frame messages with control characters
const swift = /(?:^|[\r\n\u0001])(?:\{1:|:(?:20|25|28C?|60[FM]|61|62[FM]|940|942):)/

const begins = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

/**
 * What a file is by its content alone: its name and what the browser says of it are not believed. Text that has no
 * mark of another format counts as CSV. Throws `banking.file_empty`, and `banking.file_not_statement` for what people
 * choose by mistake.
 */
export function sniffedFormat(bytes: Uint8Array): SniffedFormat {
  if (bytes.length === 0) throw statementFileErrors.empty()
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw statementFileErrors.notStatement('an old or a protected spreadsheet')
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) throw statementFileErrors.notStatement('a PDF')
  if (begins(bytes, 0x1f, 0x8b)) throw statementFileErrors.notStatement('a compressed archive')
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47) || begins(bytes, 0xff, 0xd8, 0xff))
    throw statementFileErrors.notStatement('a picture')
  // Marks of formats are ASCII; in UTF-16 every other byte of it is zero.
  const shown = bytes.subarray(0, headBytes).filter((byte) => byte !== 0)
  const head = String.fromCharCode(...shown).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/,
    '',
  )
  if (ofx.test(head)) return 'ofx'
  if (page.test(head)) throw statementFileErrors.notStatement('a web page')
  if (markup.test(head)) return 'camt'
  if (qif.test(head)) return 'qif'
  return swift.test(head) ? 'mt940' : 'csv'
}
