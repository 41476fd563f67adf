import type { InvoiceDocument } from '@smb/core/invoicing'
import type { Sheet } from '@smb/platform/pdf'
import { finishPaper, makeRoom, openPaper, writeLines } from '@smb/platform/pdf'
import { drawHead } from './draw-head.ts'
import { drawLines } from './draw-lines.ts'
import { drawSums } from './draw-sums.ts'

export type PdfOptions = {
  /** ISO 3166 code of the seller's country: decides the paper. */
  readonly country: string
  /** When payment is expected, in words. */
  readonly paymentTerms: string
}

/** The document as a PDF, in chunks. Every figure is the document's own; nothing is computed here (rule 5). */
export function invoicePdf(
  document: InvoiceDocument,
  options: PdfOptions,
): AsyncIterable<Uint8Array> {
  const title = titleOf(document)
  const author = document.seller.name
  const { country } = options
  const sheet = openPaper({ title, author, country, language: 'en', mark: document.mark })
  drawHead(sheet, document)
  drawLines(sheet, document)
  drawSums(sheet, document)
  drawNotes(sheet, [options.paymentTerms, ...document.notes])
  const pageOf = (page: number, count: number) => `Page ${page} of ${count}`
  return finishPaper(sheet, { name: `${author} · ${title}`, pageOf })
}

const titleOf = ({ title, number, mark }: InvoiceDocument): string =>
  [number === null ? mark : '', title, number].filter(Boolean).join(' ')

function drawNotes(sheet: Sheet, notes: readonly string[]): void {
  const style = { size: 9 }
  const width = sheet.right - sheet.left
  for (const note of notes.filter((text) => text !== '')) {
    sheet.y += 14
    const lines = sheet.pen.linesOf(note, width, style)
    makeRoom(sheet, Math.min(lines.length, 3) * 13)
    writeLines(sheet, lines, { x: sheet.left, style })
  }
}
