import { exchangeErrors, importErrors, importLimits, journalFileLimits } from '@smb/core/exchange'
import { utf8Pieces } from './utf8-pieces.ts'

/** What a file is cut by: where the reader is, so that refusals name the line, and how large it may be. */
export type CutBy = {
  readonly nextLine: () => number
  readonly bytesMax?: number
  readonly lineMax?: number
}

/**
 * Cuts a streamed file into lines, some hundred at a time, and holds no more than one piece and one line of it. What it
 * refuses is the same in whatever pieces the file comes: the lines before are given out first. Throws
 * `exchange.line_too_long`, `exchange.not_utf8`, `exchange.file_too_large`.
 */
export async function* fileLines(
  body: AsyncIterable<Buffer>,
  by: CutBy,
): AsyncGenerator<readonly string[]> {
  const { bytesMax = importLimits.bytes, lineMax = journalFileLimits.lineCharacters } = by
  const isLong = (line: string): boolean => line.length > lineMax
  const pieces = utf8Pieces()
  let begun = ''
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    if (bytes > bytesMax) throw importErrors.tooLarge()
    const { text, isBroken } = pieces.next(piece)
    const lines = (begun + text).split('\n')
    begun = lines.pop() ?? ''
    const long = lines.findIndex(isLong)
    const sound = long === -1 ? lines : lines.slice(0, long)
    if (sound.length > 0) yield sound
    if (long !== -1 || isLong(begun)) throw exchangeErrors.tooLong(by.nextLine(), lineMax)
    if (isBroken) throw importErrors.notUtf8(by.nextLine())
  }
  if (pieces.isOpen()) throw importErrors.notUtf8(by.nextLine())
  if (begun !== '') yield [begun]
}
