import { createRequire } from 'node:module'
import ranges from '@fontsource/inter/unicode.json' with { type: 'json' }

const weights = { regular: 400, bold: 600 } as const
export type Weight = keyof typeof weights

/** The font comes in parts by script; together they hold ₦ ₵ ₹ € and Latin, Vietnamese, Cyrillic and Greek letters. */
export const fontParts = [
  'latin',
  'latin-ext',
  'vietnamese',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
] as const
export type FontPart = (typeof fontParts)[number]

const rangesByPart = fontParts.map(
  (part) => [part, ranges[part].split(',').map(rangeFrom)] as const,
)

/** `U+0460-052F` or `U+20B4` as first and last code point. */
function rangeFrom(text: string): readonly [number, number] {
  const [first = '', last = first] = text.slice('U+'.length).split('-')
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
}

/** The part that holds the character; the first for what no part holds, where it shows as an empty box. */
function partOf(character: string): FontPart {
  const codePoint = character.codePointAt(0) ?? 0
  const holds = ([first, last]: readonly [number, number]) =>
    first <= codePoint && codePoint <= last
  return rangesByPart.find(([, own]) => own.some(holds))?.[0] ?? 'latin'
}

export type FontRun = { readonly part: FontPart; readonly text: string }

/** The text in stretches that one part of the font can draw. */
export function fontRuns(text: string): FontRun[] {
  const runs: { part: FontPart; text: string }[] = []
  // The font has no narrow no-break space: the wide one keeps the digits together and reads the same.
  for (const character of text.replaceAll('\u202f', '\u00a0')) {
    const part = partOf(character)
    const last = runs.at(-1)
    if (last?.part === part) last.text += character
    else runs.push({ part, text: character })
  }
  return runs
}

const { resolve } = createRequire(import.meta.url)

/** Where that part of the font lies. */
export function fontFile(part: FontPart, weight: Weight): string {
  return resolve(`@fontsource/inter/files/inter-${part}-${weights[weight]}-normal.woff`)
}
