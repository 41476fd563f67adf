import type PDFDocument from 'pdfkit'
import type { Weight } from './pdf-fonts.ts'
import { fontFile, fontParts, fontRuns } from './pdf-fonts.ts'

export type Pdf = InstanceType<typeof PDFDocument>

export type TextStyle = {
  /** In points. */
  readonly size: number
  readonly weight?: Weight
  readonly color?: string
  /** Digits of one width, so that amounts stand under each other. */
  readonly isTabular?: boolean
}

export const ink = '#14171A'
export const quiet = '#5B6470'

/** Writes single lines of text in any script that the font has, and measures them. Lengths are points. */
export type Pen = {
  readonly width: (text: string, style: TextStyle) => number
  /** The text broken at spaces into lines of that width; a longer word is broken where it must be. */
  readonly linesOf: (text: string, width: number, style: TextStyle) => string[]
  readonly write: (text: string, at: { x: number; y: number }, style: TextStyle) => void
  /** Ends at `at.x`. */
  readonly writeRight: (text: string, at: { x: number; y: number }, style: TextStyle) => void
}

export const lineHeight = (style: TextStyle): number => style.size * 1.4

// Contextual forms take most of the time that letters need, and figures in a table have none.
const tabular = { kern: true, tnum: true, calt: false, clig: false, liga: false }

/** PDFKit hands them on to the font, which also takes what to leave out; its types say only what to add. */
const featuresOf = (style: TextStyle): PDFKit.Mixins.OpenTypeFeatures[] =>
  style.isTabular ? (tabular as unknown as PDFKit.Mixins.OpenTypeFeatures[]) : ['kern']

export function createPen(pdf: Pdf): Pen {
  for (const part of fontParts) {
    for (const weight of ['regular', 'bold'] as const) {
      pdf.registerFont(`${part} ${weight}`, fontFile(part, weight))
    }
  }
  const widths = new Map<string, number>()
  const runWidth = (run: string, font: string, style: TextStyle): number => {
    const key = `${font} ${style.size} ${style.isTabular ? 'tabular' : ''} ${run}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const features = featuresOf(style)
    const measured = pdf.font(font).fontSize(style.size).widthOfString(run, { features })
    widths.set(key, measured)
    return measured
  }
  const runsOf = (text: string, style: TextStyle) =>
    fontRuns(text).map((run) => {
      const font = `${run.part} ${style.weight ?? 'regular'}`
      return { text: run.text, font, width: runWidth(run.text, font, style) }
    })
  const width = (text: string, style: TextStyle): number =>
    runsOf(text, style).reduce((sum, run) => sum + run.width, 0)
  const write: Pen['write'] = (text, { x, y }, style) => {
    let at = x
    for (const run of runsOf(text, style)) {
      pdf
        .font(run.font)
        .fontSize(style.size)
        .fillColor(style.color ?? ink)
      pdf.text(run.text, at, y, { lineBreak: false, features: featuresOf(style) })
      at += run.width
    }
  }
  return {
    width,
    write,
    writeRight: (text, { x, y }, style) => write(text, { x: x - width(text, style), y }, style),
    linesOf: (text, limit, style) => brokenLines(text, limit, (part) => width(part, style)),
  }
}

/** Breaks text into lines that `widthOf` says fit the limit. Line breaks of the text are kept. */
export function brokenLines(
  text: string,
  limit: number,
  widthOf: (text: string) => number,
): string[] {
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => brokenParagraph(paragraph.trimEnd(), limit, widthOf))
}

/** Composed letters, spaces for tabs, and nothing that has no shape. */
const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[^\P{Cc}\n]/gu, '')

function brokenParagraph(
  paragraph: string,
  limit: number,
  widthOf: (text: string) => number,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer) <= limit) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = brokenWord(word, limit, widthOf)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line]
}

function brokenWord(word: string, limit: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character) > limit) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
