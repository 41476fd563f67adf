import { decodedText, cleanText } from './decoded-text.ts'
import { xmlErrors } from './xml-errors.ts'

/** Bounds on what a document may cost. Far beyond any statement or sheet. */
export const xmlLimits = { depth: 60, elements: 20_000_000, token: 100_000, attributes: 64 }

const noAttributes: ReadonlyMap<string, string> = new Map()

/** What is told of a document as it is read. Names come without their prefix, `line` counts from 1. */
export type XmlHandler = {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, line: number) => void
  readonly text?: (text: string) => void
  readonly close: (name: string, line: number) => void
}

type Reading = {
  readonly handler: XmlHandler
  /** What is not read yet, begun at `at`; earlier pieces are gone. */
  rest: string
  at: number
  isLast: boolean
  line: number
  /** Where the next line ends in `rest`, looked for once; -1 where none does. */
  lineEnd: number
  /** Full names of the elements that are open. */
  readonly open: string[]
  elements: number
}

/**
 * Reads XML 1.0 that comes in pieces, in linear time and with memory of one piece: tags must match, a document type is
 * refused, there are no entities but the predefined and numeric ones, depth, counts and lengths are bounded. Blank
 * text is not told. Throws `xml.*`, naming the line.
 */
export function readXml(pieces: Iterable<string>, handler: XmlHandler): void {
  const reading: Reading = {
    handler,
    rest: '',
    at: 0,
    isLast: false,
    line: 1,
    lineEnd: -1,
    open: [],
    elements: 0,
  }
  let isFirst = true
  for (const piece of pieces) {
    reading.rest = reading.rest.slice(reading.at) + (isFirst ? piece.replace(/^\ufeff/, '') : piece)
    reading.at = 0
    reading.lineEnd = reading.rest.indexOf('\n')
    isFirst = false
    readRest(reading)
  }
  reading.isLast = true
  readRest(reading)
  const open = reading.open.at(-1)
  if (open !== undefined) throw xmlErrors.truncated(reading.line, open)
  if (reading.elements === 0) throw xmlErrors.empty()
}

/** Reads whole tokens as long as there are any; what is cut off waits for the next piece. */
function readRest(reading: Reading): void {
  while (reading.at < reading.rest.length) {
    const length =
      reading.rest.charCodeAt(reading.at) === 60 ? readMarkup(reading) : readText(reading)
    if (length === 0) {
      if (reading.rest.length - reading.at > xmlLimits.token)
        throw xmlErrors.tooLong(reading.line, xmlLimits.token)
      return
    }
    advance(reading, length)
  }
}

function advance(reading: Reading, length: number): void {
  reading.at += length
  while (reading.lineEnd !== -1 && reading.lineEnd < reading.at) {
    reading.line += 1
    reading.lineEnd = reading.rest.indexOf('\n', reading.lineEnd + 1)
  }
}

/** The length of the text that begins here; 0 while its end is not here yet. */
function readText(reading: Reading): number {
  const { rest, at } = reading
  const next = rest.indexOf('<', at)
  if (next === -1 && !reading.isLast) return 0
  const end = next === -1 ? rest.length : next
  tell(reading, rest.slice(at, end), decodedText)
  return end - at
}

function tell(reading: Reading, raw: string, read: (raw: string) => string): void {
  if (raw.length > xmlLimits.token) throw xmlErrors.tooLong(reading.line, xmlLimits.token)
  if (raw.trim() === '') return
  if (reading.open.length === 0) throw xmlErrors.outside(reading.line, raw)
  reading.handler.text?.(read(raw))
}

/** The length of the markup that begins here; 0 while its end is not here yet. */
function readMarkup(reading: Reading): number {
  const { rest, at } = reading
  const next = rest[at + 1]
  if (next === '?') return closedBy(reading, '?>')
  if (next !== '!') return readTag(reading)
  if (rest.startsWith('<!--', at)) return closedBy(reading, '-->')
  if (rest.startsWith('<![CDATA[', at)) {
    const length = closedBy(reading, ']]>')
    if (length > 0) tell(reading, rest.slice(at + 9, at + length - 3), cleanText)
    return length
  }
  // Fewer letters than `<![CDATA[` may yet become one.
  if (rest.length - at < 9 && !reading.isLast) return 0
  throw xmlErrors.doctype(reading.line)
}

function closedBy(reading: Reading, end: string): number {
  const found = reading.rest.indexOf(end, reading.at)
  if (found !== -1) return found + end.length - reading.at
  if (!reading.isLast) return 0
  throw xmlErrors.malformed(reading.line, reading.rest.slice(reading.at))
}

const closeTag = /<\/([A-Za-z_][\w.:-]{0,200})\s*>/y
const openTag =
  /<([A-Za-z_][\w.:-]{0,200})((?:\s+[A-Za-z_][\w.:-]{0,200}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const attribute = /([A-Za-z_][\w.:-]{0,200})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function readTag(reading: Reading): number {
  const { rest, at } = reading
  const isClose = rest[at + 1] === '/'
  const shape = isClose ? closeTag : openTag
  shape.lastIndex = at
  const match = shape.exec(rest)
  if (match === null) {
    if (!reading.isLast) return 0
    throw xmlErrors.malformed(reading.line, rest.slice(at))
  }
  const name = match[1] ?? ''
  if (isClose) closeElement(reading, name)
  else openElement(reading, name, { raw: match[2] ?? '', isEmpty: match[3] === '/' })
  return match[0].length
}

function openElement(
  reading: Reading,
  name: string,
  tag: { readonly raw: string; readonly isEmpty: boolean },
): void {
  const { open, handler, line } = reading
  if (open.length === 0 && reading.elements > 0) throw xmlErrors.outside(line, `<${name}>`)
  if (open.length >= xmlLimits.depth) throw xmlErrors.tooDeep(line, xmlLimits.depth)
  reading.elements += 1
  if (reading.elements > xmlLimits.elements) throw xmlErrors.tooMany(line, xmlLimits.elements)
  handler.open(
    localName(name),
    tag.raw === '' ? noAttributes : attributesOf(reading, tag.raw),
    line,
  )
  if (tag.isEmpty) handler.close(localName(name), line)
  else open.push(name)
}

function attributesOf(reading: Reading, raw: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of raw.matchAll(attribute)) {
    attributes.set(localName(name), decodedText(double ?? single ?? ''))
    if (attributes.size > xmlLimits.attributes)
      throw xmlErrors.tooMany(reading.line, xmlLimits.attributes)
  }
  return attributes
}

function closeElement(reading: Reading, name: string): void {
  const open = reading.open.pop()
  if (open === undefined) throw xmlErrors.outside(reading.line, `</${name}>`)
  if (open !== name) throw xmlErrors.mismatch(reading.line, name, open)
  reading.handler.close(localName(name), reading.line)
}
