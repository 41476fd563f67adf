const headBytes = 2048
const ofxMarks = /OFXHEADER|<\?OFX|<OFX[\s>]/i
const csvName = /\.(?:csv|tsv|txt|asc)$/i

export type StatementFormat = 'ofx' | 'csv'

/** What a statement file is: by its first bytes, else by the content type and the name it came with. */
export function statementFormat(
  bytes: Uint8Array,
  from: { readonly contentType: string; readonly fileName: string },
): StatementFormat {
  // OFX is ASCII up to its first element; in UTF-16 every other byte of that is zero.
  const head = String.fromCharCode(...bytes.subarray(0, headBytes).filter((byte) => byte !== 0))
  if (ofxMarks.test(head)) return 'ofx'
  const [type = ''] = from.contentType.split(';')
  if (type.trim().toLowerCase() === 'text/csv') return 'csv'
  return type.trim() !== 'application/x-ofx' && csvName.test(from.fileName) ? 'csv' : 'ofx'
}
