import PDFDocument from 'pdfkit'
import type { Pdf, Pen } from './pen.ts'
import { createPen, ink, lineHeight, quiet } from './pen.ts'
import type { Sheet } from './sheet.ts'
import { margin } from './sheet.ts'

/** Where letters are written on Letter; everyone else uses A4. */
const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE'])

export type PaperOptions = {
  readonly title: string
  readonly author: string
  /** ISO 639 code of the language that its words are in. */
  readonly language: string
  /** ISO 3166 code of the writer's country: decides the size. */
  readonly country: string
  /** Of titles and strong rules, as `#RRGGBB`; ink without. */
  readonly accent?: string
  /** Printed small at the bottom of every page, over as many lines as it needs. */
  readonly footer?: string
  /** Printed large and pale under everything else. */
  readonly mark?: string | null
  readonly isLandscape?: boolean
}

const footerStyle = { size: 8, color: quiet } as const
const pageNumberRoom = 64
const legalGap = 4

/** A blank sheet. Write on it, then `finishPaper`. */
export function openPaper(options: PaperOptions): Sheet {
  const pdf = new PDFDocument({
    size: letterCountries.has(options.country) ? 'LETTER' : 'A4',
    layout: options.isLandscape ? 'landscape' : 'portrait',
    margin: 0,
    bufferPages: true,
    lang: options.language,
    displayTitle: true,
    info: { Title: options.title, Author: options.author },
  })
  const pen = createPen(pdf)
  const { mark } = options
  if (mark) {
    markPage(pdf, pen, mark)
    pdf.on('pageAdded', () => markPage(pdf, pen, mark))
  }
  const { width, height } = pdf.page
  const right = width - margin
  const legal = options.footer ? pen.linesOf(options.footer, right - margin, footerStyle) : []
  const legalHeight = legal.length * lineHeight(footerStyle) + (legal.length > 0 ? legalGap : 0)
  return {
    pdf,
    pen,
    left: margin,
    right,
    bottom: height - pageNumberRoom - legalHeight,
    accent: options.accent ?? ink,
    legal,
    y: margin,
    head: undefined,
  }
}

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

/** Writes the bottom of every page, now that they can be counted, and answers the file in chunks. */
export function finishPaper(
  sheet: Sheet,
  bottom: { readonly name: string; readonly pageOf: (page: number, count: number) => string },
): AsyncIterable<Uint8Array> {
  const { pdf, pen } = sheet
  const { start, count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page)
    const last = pdf.page.height - margin + 6
    let y = last - legalGap - sheet.legal.length * lineHeight(footerStyle)
    for (const line of sheet.legal) {
      pen.write(line, { x: sheet.left, y }, footerStyle)
      y += lineHeight(footerStyle)
    }
    const pages = bottom.pageOf(page + 1, count)
    const room = sheet.right - sheet.left - pen.width(pages, footerStyle) - 20
    const [name = ''] = pen.linesOf(bottom.name, room, footerStyle)
    pen.write(name, { x: sheet.left, y: last }, footerStyle)
    pen.writeRight(pages, { x: sheet.right, y: last }, footerStyle)
  }
  pdf.end()
  return pdf
}
