import type { Pdf, Pen, TextStyle } from './pen.ts'
import { ink, lineHeight } from './pen.ts'

export const margin = 48
const footerRoom = 64
const hairline = '#D8DCE2'

/** The paper as it fills from top to bottom. Lengths are points, y grows downwards. */
export type Sheet = {
  readonly pdf: Pdf
  readonly pen: Pen
  readonly left: number
  readonly right: number
  /** Where the next block begins. */
  y: number
  /** What each new page begins with while a table runs on. */
  head: (() => void) | undefined
}

export function createSheet(pdf: Pdf, pen: Pen): Sheet {
  const { width } = pdf.page
  return { pdf, pen, left: margin, right: width - margin, y: margin, head: undefined }
}

/** The lowest y that content may reach. */
const bottomOf = (sheet: Sheet): number => sheet.pdf.page.height - footerRoom

/** True where a block of that height would have to be broken even on a page of its own. */
export const isTallerThanPage = (sheet: Sheet, height: number): boolean =>
  height > bottomOf(sheet) - margin

/** Begins a new page unless so much fits on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height <= bottomOf(sheet)) return
  sheet.pdf.addPage()
  sheet.y = margin
  sheet.head?.()
}

/** Writes lines below each other from `x`, over pages where need be. */
export function writeLines(
  sheet: Sheet,
  lines: readonly string[],
  how: { readonly x: number; readonly style: TextStyle },
): void {
  for (const line of lines) {
    makeRoom(sheet, lineHeight(how.style))
    sheet.pen.write(line, { x: how.x, y: sheet.y }, how.style)
    sheet.y += lineHeight(how.style)
  }
}

/** A rule across at the present height. */
export function rule(
  sheet: Sheet,
  more: { readonly from?: number; readonly isStrong?: boolean } = {},
): void {
  sheet.pdf
    .moveTo(more.from ?? sheet.left, sheet.y)
    .lineTo(sheet.right, sheet.y)
    .lineWidth(more.isStrong ? 0.9 : 0.5)
    .strokeColor(more.isStrong ? ink : hairline)
    .stroke()
}
