import { ofxErrors } from './ofx-errors.ts'
import { cleanText, decodedText } from './ofx-text.ts'

/** One element: a field with a value, or an aggregate with children. `at` is its offset in the file. */
export type OfxElement = {
  readonly name: string
  value: string
  readonly children: OfxElement[]
  readonly at: number
}

/** Bounds on what a file may cost. Far beyond any real statement. */
export const ofxLimits = {
  depth: 40,
  elements: 4_000_000,
  lines: 200_000,
  field: 10_000,
  tag: 1_000,
}

// An aggregate must be closed. Left open, the lines after it would silently belong to something else.
const aggregates = new Set(
  (
    'OFX BANKMSGSRSV1 CREDITCARDMSGSRSV1 STMTTRNRS CCSTMTTRNRS STMTRS CCSTMTRS BANKTRANLIST STMTTRN BANKACCTFROM ' +
    'CCACCTFROM LEDGERBAL AVAILBAL BALLIST BAL PAYEE CURRENCY ORIGCURRENCY STATUS SONRS SIGNONMSGSRSV1'
  ).split(' '),
)

/** The line of the file, from 1, on which the offset lies. */
export function fileLineAt(text: string, offset: number): number {
  let line = 1
  let at = text.indexOf('\n')
  while (at !== -1 && at < offset) {
    line += 1
    at = text.indexOf('\n', at + 1)
  }
  return line
}

export function childOf(element: OfxElement, name: string): OfxElement | undefined {
  return element.children.find((child) => child.name === name)
}

/** The trimmed value of a field, empty where it is missing or blank. */
export function fieldOf(element: OfxElement, name: string): string {
  return childOf(element, name)?.value ?? ''
}

type Reading = {
  readonly text: string
  readonly stack: OfxElement[]
  at: number
  elements: number
  lines: number
}

const top = (reading: Reading): OfxElement => reading.stack.at(-1) as OfxElement
const lineOf = (reading: Reading, offset: number): number => fileLineAt(reading.text, offset)

/**
 * Reads both dialects into one tree, in linear time: OFX 1.x SGML, whose fields need no end tag, and OFX 2.x XML.
 * No document type, no entities but the predefined; depth, counts and lengths are bounded. Throws `ofx.*`.
 */
export function ofxElements(text: string): OfxElement {
  const start = text.slice(0, 65_536).search(/<OFX[\s>]/i)
  if (start === -1) throw ofxErrors.notOfx()
  const doctype = text.slice(0, start).search(/<!DOCTYPE|<!ENTITY/i)
  if (doctype !== -1) throw ofxErrors.doctype(fileLineAt(text, doctype))
  const root: OfxElement = { name: '', value: '', children: [], at: start }
  const reading: Reading = { text, stack: [root], at: start, elements: 0, lines: 0 }
  while (reading.at < text.length) readPiece(reading)
  if (reading.stack.length > 1)
    throw ofxErrors.truncated(top(reading).name, lineOf(reading, text.length))
  return root.children[0] as OfxElement
}

/** Text, a comment, a CDATA section or a tag: whatever begins here. */
function readPiece(reading: Reading): void {
  const { text, at } = reading
  if (text.charCodeAt(at) !== 60 || !beginsTag(text, at)) {
    const next = text.indexOf('<', at + 1)
    const end = next === -1 ? text.length : next
    addText(reading, { raw: text.slice(at, end), isLiteral: false })
    reading.at = end
    return
  }
  if (text.startsWith('<!--', at)) return skipTo(reading, '-->')
  if (text.startsWith('<![CDATA[', at)) {
    skipTo(reading, ']]>')
    return addText(reading, { raw: text.slice(at + 9, reading.at - 3), isLiteral: true })
  }
  if (text.startsWith('<!', at)) throw ofxErrors.doctype(lineOf(reading, at))
  if (text.startsWith('<?', at)) return skipTo(reading, '?>')
  readTag(reading)
}

/** A `<` before anything but a letter, `/`, `!` or `?` is a character of the text. */
function beginsTag(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1)
  return (
    next === 47 ||
    next === 33 ||
    next === 63 ||
    (next >= 65 && next <= 90) ||
    (next >= 97 && next <= 122)
  )
}

function skipTo(reading: Reading, end: string): void {
  const found = reading.text.indexOf(end, reading.at)
  if (found === -1) throw ofxErrors.malformed(lineOf(reading, reading.at), `“${end}” is missing`)
  reading.at = found + end.length
}

function addText(reading: Reading, piece: { raw: string; isLiteral: boolean }): void {
  const blank = piece.raw.trim() === ''
  if (blank && top(reading).value === '') return
  const element = top(reading)
  if (element.children.length > 0 || reading.stack.length === 1) {
    const shown = piece.raw.trim().slice(0, 40)
    throw ofxErrors.malformed(lineOf(reading, reading.at), `“${shown}” stands outside any field`)
  }
  if (element.value.length + piece.raw.length > ofxLimits.field) {
    throw ofxErrors.fieldTooLong(lineOf(reading, element.at), element.name, ofxLimits.field)
  }
  element.value += piece.isLiteral ? cleanText(piece.raw) : decodedText(piece.raw)
}

function readTag(reading: Reading): void {
  const { text, at } = reading
  const tag = text.slice(at, at + ofxLimits.tag)
  const length = tag.indexOf('>')
  const isClose = tag.charCodeAt(1) === 47
  const name = /^<\/?([A-Za-z][A-Za-z0-9._-]{0,79})/.exec(tag)?.[1]?.toUpperCase()
  if (length === -1 || name === undefined) {
    throw ofxErrors.malformed(lineOf(reading, at), `“${tag.slice(0, 20).trim()}” is not a tag`)
  }
  reading.at = at + length + 1
  if (isClose) return closeElement(reading, name, at)
  openElement(reading, name, at)
  if (tag.charCodeAt(length - 1) === 47) reading.stack.pop()
}

function openElement(reading: Reading, name: string, at: number): void {
  closeField(reading)
  reading.elements += 1
  if (name === 'STMTTRN') reading.lines += 1
  if (reading.stack.length === 1 && reading.elements > 1) {
    throw ofxErrors.malformed(lineOf(reading, at), `<${name}> stands after the end of <OFX>`)
  }
  if (reading.stack.length > ofxLimits.depth) throw ofxErrors.tooDeep(lineOf(reading, at))
  if (reading.lines > ofxLimits.lines)
    throw ofxErrors.tooLarge(lineOf(reading, at), ofxLimits.lines, 'lines')
  if (reading.elements > ofxLimits.elements) {
    throw ofxErrors.tooLarge(lineOf(reading, at), ofxLimits.elements, 'elements')
  }
  const element: OfxElement = { name, value: '', children: [], at }
  top(reading).children.push(element)
  reading.stack.push(element)
}

function finish(reading: Reading): OfxElement {
  const element = reading.stack.pop() as OfxElement
  element.value = element.value.replace(/\s+/g, ' ').trim()
  return element
}

/** A field that has its value ends where the next tag begins, with or without an end tag. */
function closeField(reading: Reading): void {
  if (top(reading).value !== '') finish(reading)
}

function closeElement(reading: Reading, name: string, at: number): void {
  if (top(reading).name !== name) {
    closeField(reading)
    const index = reading.stack.findLastIndex((element) => element.name === name)
    if (index < 1) throw ofxErrors.malformed(lineOf(reading, at), `</${name}> closes nothing`)
    while (reading.stack.length - 1 > index) flattenEmptyField(reading)
  }
  finish(reading)
}

/** An SGML field without value and end tag seemed to be an aggregate: what was put into it belongs beside it. */
function flattenEmptyField(reading: Reading): void {
  const field = finish(reading)
  if (aggregates.has(field.name)) {
    throw ofxErrors.malformed(lineOf(reading, field.at), `<${field.name}> is not closed`)
  }
  for (const child of field.children) top(reading).children.push(child)
  field.children.length = 0
}
