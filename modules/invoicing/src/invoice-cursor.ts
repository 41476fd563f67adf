import { invalid } from '@smb/core/errors'

/** Where a page of the invoice list ends: the row's date and uuid. */
export type InvoicePosition = { readonly sortDate: string; readonly uuid: string }

const shape = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function writeCursor(position: InvoicePosition): string {
  return Buffer.from(`${position.sortDate}|${position.uuid}`).toString('base64url')
}

/** Throws `page.cursor_malformed`. */
export function readCursor(cursor: string): InvoicePosition {
  const match = shape.exec(Buffer.from(cursor, 'base64url').toString())
  const [, sortDate, uuid] = match ?? []
  if (sortDate && uuid) return { sortDate, uuid }
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}
