/** A line of a text, without its end, and its number from 1. */
export type TextLine = { readonly text: string; readonly number: number }

/** The lines of a text one after the other, with the line ends of any system. */
export function* textLines(text: string): Generator<TextLine> {
  const end = text.includes('\n') ? '\n' : '\r'
  let [at, number] = [text.startsWith('\ufeff') ? 1 : 0, 1]
  while (at < text.length) {
    const next = text.indexOf(end, at)
    const stop = next === -1 ? text.length : next
    const hasReturn = end === '\n' && text.charCodeAt(stop - 1) === 13 && stop > at
    yield { text: text.slice(at, hasReturn ? stop - 1 : stop), number }
    at = stop + 1
    number += 1
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what this takes out
const controls = /[\u0000-\u001f\u007f-\u009f\s]+/g

/** Text of a file on one line, as books can hold it. */
export const onOneLine = (text: string): string => text.replace(controls, ' ').trim().toWellFormed()
