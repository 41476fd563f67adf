import type { Pdf, Pen, TextStyle } from './pen.ts'
import { lineHeight } from './pen.ts'

export const margin = 48
const hairline = '#D8DCE2'

/** The paper as it fills from top to bottom. Lengths are points, y grows downwards. */
export type Sheet = {
  readonly pdf: Pdf
  readonly pen: Pen
  readonly left: number
  readonly right: number
  /** The lowest y that content may reach. */
  readonly bottom: number
  /** The colour of titles and strong rules. */
  readonly accent: string
  /** What stands at the bottom of every page, broken into lines. */
  readonly legal: readonly string[]
  /** Where the next block begins. */
  y: number
  /** What each new page begins with while a table runs on. */
  head: (() => void) | undefined
}

/** True where a block of that height would have to be broken even on a page of its own. */
export const isTallerThanPage = (sheet: Sheet, height: number): boolean =>
  height > sheet.bottom - margin

/** Begins a new page unless so much fits on this one. */
export function makeRoom(sheet: Sheet, height: number): void {
  if (sheet.y + height <= sheet.bottom) return
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
    .strokeColor(more.isStrong ? sheet.accent : hairline)
    .stroke()
}
