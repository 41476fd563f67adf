import { mt940Errors } from './mt940-errors.ts'
import { textLines } from './text-lines.ts'

/** One field of a message: `:61:` and the lines up to the next one. */
export type Mt940Field = {
  readonly tag: string
  readonly lines: readonly string[]
  readonly line: number
}
/** What stands from one `:20:` to the next, in the order of the file. */
export type Mt940Message = { readonly line: number; readonly fields: readonly Mt940Field[] }

// What else looks like a tag is text of the field before it that wrapped: a time, `2017-01-01T13` and `:12:11`.
const known = /^:(20|21|25P?|28C?|34F|13D?|60[FM]|61|62[FM]|64|65|86|90[CD]|NS|940|942):(.*)$/
const fieldMax = 10_000
// Frames that some banks leave around and between messages.
// eslint-disable-next-line no-control-regex -- frames of the telex are what this takes out
const frames = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g
const endOfMessage = /^-(?:\}.*)?$/

type Open = { tag: string; lines: string[]; line: number; length: number }

/** The messages of a file one after the other, so that only one is held. Throws `mt940.*`. */
export function* mt940Messages(text: string): Generator<Mt940Message> {
  let message: { line: number; fields: Open[] } | undefined
  for (const { text: raw, number } of textLines(text)) {
    const line = raw.replace(frames, '')
    const match = known.exec(line)
    const tag = match?.[1] ?? ''
    if (tag === '20') {
      if (message) yield message
      message = { line: number, fields: [] }
    } else if (match && tag.startsWith('9') && tag.length === 3 && !/[CD]$/.test(tag)) {
      // `:940:` announces the message after it.
      if (message) yield message
      message = undefined
      continue
    }
    if (match) {
      if (!message) throw mt940Errors.startMissing(number, tag)
      const value = match[2] ?? ''
      message.fields.push({ tag, lines: [value], line: number, length: value.length })
    } else if (message && endOfMessage.test(line)) {
      yield message
      message = undefined
    } else if (message && line !== '') addLine(message.fields, line, number)
  }
  if (message) yield message
}

function addLine(fields: readonly Open[], line: string, number: number): void {
  const field = fields.at(-1)
  if (!field) return
  field.length += line.length + 1
  if (field.length > fieldMax) throw mt940Errors.fieldTooLong(number, fieldMax)
  field.lines.push(line)
}
