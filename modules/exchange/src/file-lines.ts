import { exchangeErrors, importErrors, importLimits, journalFileLimits } from '@smb/core/exchange'

/** What a file is cut by: where the reader is, so that refusals name the line, and how large it may be. */
export type CutBy = { readonly nextLine: () => number; readonly bytesMax?: number }

/**
 * Cuts a streamed file into lines, some hundred at a time, and holds no more than one piece and one line of it. Throws
 * `exchange.line_too_long`, `exchange.not_utf8`, `exchange.file_too_large`.
 */
export async function* fileLines(
  body: AsyncIterable<Buffer>,
  by: CutBy,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const bytesMax = by.bytesMax ?? importLimits.bytes
  let begun = ''
  let bytes = 0
  const decoded = (piece?: Buffer): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
    } catch {
      throw importErrors.notUtf8(by.nextLine())
    }
  }
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > bytesMax) throw importErrors.tooLarge()
    const lines = (begun + decoded(piece)).split('\n')
    begun = lines.pop() ?? ''
    if (lines.length > 0) yield lines
    if (begun.length > journalFileLimits.lineCharacters) {
      throw exchangeErrors.tooLong(by.nextLine(), journalFileLimits.lineCharacters)
    }
  }
  begun += decoded()
  if (begun !== '') yield [begun]
}
