import { paperErrors } from './paper-errors.ts'

/** Readable text on white has at least this contrast (WCAG 2.2, 1.4.3). */
const contrastMin = 4.5

/** One of the three colours as WCAG weighs it, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far the colour stands out from white paper, from 1 to 21 (WCAG 2.2). */
export const contrastOnPaper = (colour: string): number => 1.05 / (luminance(colour) + 0.05)

/** Throws `paper.accent` where text in that colour could not be read. */
export function assertReadable(accent: string): void {
  if (accent !== '' && contrastOnPaper(accent) < contrastMin) throw paperErrors.accent()
}
