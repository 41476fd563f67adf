import { invalid } from '@smb/core/errors'

/** Before and after every id, for the first page of a keyset. */
export const firstId = '00000000-0000-0000-0000-000000000000'
export const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The place of the last row of a page, opaque on the wire. */
export function writeCursor(parts: readonly string[]): string {
  return Buffer.from(parts.join('|')).toString('base64url')
}

const cursorParts = [/^\d{4}-\d{2}-\d{2}$/, /^[0-9a-f-]{36}$/, /^\d{1,9}$/, /^-?\d{1,30}$/]

/** Date, id, line and balance: as many of them as `length` says. Throws `page.cursor_malformed`. */
export function readCursor(cursor: string, length: number): string[] {
  const parts = Buffer.from(cursor, 'base64url').toString().split('|')
  const wellFormed =
    parts.length === length && parts.every((part, position) => cursorParts[position]?.test(part))
  if (!wellFormed)
    throw invalid(
      'page.cursor_malformed',
      'This cursor is not one of ours. Start again without it.',
      ['cursor'],
    )
  return parts
}
