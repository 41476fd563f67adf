import PDFDocument from 'pdfkit'
import type { InvoiceDocument } from '@smb/core/invoicing'
import { drawHead } from './draw-head.ts'
import { drawLines } from './draw-lines.ts'
import { drawSums } from './draw-sums.ts'
import type { Pdf, Pen } from './pen.ts'
import { createPen, quiet } from './pen.ts'
import type { Sheet } from './sheet.ts'
import { createSheet, makeRoom, margin, writeLines } from './sheet.ts'

/** Where letters are written on Letter; everyone else uses A4. */
const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'])

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
  const pdf = new PDFDocument({
    size: letterCountries.has(options.country) ? 'LETTER' : 'A4',
    margin: 0,
    bufferPages: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: titleOf(document), Author: document.seller.name },
  })
  const pen = createPen(pdf)
  const drawMark = () => {
    if (document.mark) markPage(pdf, pen, document.mark)
  }
  drawMark()
  pdf.on('pageAdded', drawMark)
  const sheet = createSheet(pdf, pen)
  drawHead(sheet, document)
  drawLines(sheet, document)
  drawSums(sheet, document)
  drawNotes(sheet, [options.paymentTerms, ...document.notes])
  drawFooters(sheet, document)
  pdf.end()
  return pdf
}

const titleOf = ({ title, number, mark }: InvoiceDocument): string =>
  [number === null ? mark : '', title, number].filter(Boolean).join(' ')

/** Large and pale across the page, under everything else. */
function markPage(pdf: Pdf, pen: Pen, mark: string): void {
  const { width, height } = pdf.page
  const style = { size: 150, weight: 'bold', color: '#EEF0F3' } as const
  pdf.save().rotate(-52, { origin: [width / 2, height / 2] })
  pen.write(
    mark,
    { x: (width - pen.width(mark, style)) / 2, y: height / 2 - style.size / 2 },
    style,
  )
  pdf.restore()
}

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

function drawFooters(sheet: Sheet, document: InvoiceDocument): void {
  const { pdf, pen } = sheet
  const style = { size: 8, color: quiet }
  const { start, count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page)
    const y = pdf.page.height - margin + 6
    const pages = `Page ${page + 1} of ${count}`
    const room = sheet.right - sheet.left - pen.width(pages, style) - 20
    const [name = ''] = pen.linesOf(`${document.seller.name} · ${titleOf(document)}`, room, style)
    pen.write(name, { x: sheet.left, y }, style)
    pen.writeRight(pages, { x: sheet.right, y }, style)
  }
}
