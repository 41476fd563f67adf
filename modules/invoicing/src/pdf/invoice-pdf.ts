import type { InvoiceDocument } from '@smb/core/invoicing'
import { paperWords } from '@smb/core/invoicing'
import type { Sheet } from '@smb/platform/pdf'
import { finishPaper, makeRoom, openPaper, writeLines } from '@smb/platform/pdf'
import type { PaperOptions } from '../paper-options.ts'
import { drawHead } from './draw-head.ts'
import { drawLines } from './draw-lines.ts'
import { drawSums } from './draw-sums.ts'

export type PdfOptions = PaperOptions & {
  /** When payment is expected, in words. */
  readonly paymentTerms: string
}

/** The document as a PDF, in chunks. Every figure is the document's own; nothing is computed here (rule 5). */
export function invoicePdf(
  document: InvoiceDocument,
  options: PdfOptions,
): AsyncIterable<Uint8Array> {
  const { language, mark } = document
  const { country, footer, accent, logo, paymentTerms } = options
  const title = titleOf(document)
  const author = document.seller.name
  const sheet = openPaper({ title, author, language, country, mark, footer, accent })
  drawHead(sheet, document, logo)
  drawLines(sheet, document)
  drawSums(sheet, document)
  drawNotes(sheet, [paymentTerms, ...document.notes])
  return finishPaper(sheet, { name: `${author} · ${title}`, pageOf: paperWords[language].page })
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
