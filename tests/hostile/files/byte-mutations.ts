import type { Random } from '../random.ts'

/** A file as its bytes, one character each: mutations are then cuts of text. */
type Raw = string
type Mutation = (random: Random, file: Raw, other: Raw) => Raw

const place = (random: Random, file: Raw): number => random.below(file.length + 1)
const replaced = (file: Raw, [from, to]: readonly [number, number], by: Raw): Raw =>
  file.slice(0, from) + by + file.slice(to)
const raw = (text: string, encoding: BufferEncoding = 'utf8'): Raw =>
  Buffer.from(text, encoding).toString('latin1')

/** A stretch of the file, mostly short. */
function stretch(random: Random, file: Raw): readonly [number, number] {
  const from = place(random, file)
  const length = random.below(random.of([2, 8, 40, 400, file.length + 1]))
  return [from, Math.min(from + length, file.length)]
}

const controls = ['\u0000', '\r', '\n', '\n\n', '\r\n', '\t', '\u001b', '\u007f', '\u0085']
const unicode = [
  ...['\ufeff', '\u2028', '\u2029', '\u202e', '\u200b', '\u0301', '\u00a0', '\u202f', '\u3000'],
  ...['👩‍👩‍👧‍👦', '٣', '１２', '−', '–', '’', 'ﷺ', 'İ', 'ß', '\ud800', '�'],
].map((text) => raw(text))
const invalid = ['\xff\xfe', '\xfe\xff', '\xed\xa0\x80', '\xc0\xaf', '\xf5\x80\x80\x80', '\xe2\x82']
const marks = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '|',
  '=',
  '<',
  '>',
  '&',
  '&#0;',
  '&#x110000;',
  ']]>',
  '-->',
]
const numbers = [
  ...['-1', '-0', '0', '+', '.', ',', '1e9', '1e400', '1E-400', 'NaN', 'Infinity', '0x10', '1_000'],
  ...['99999999999999999999', '9007199254740993', '1000000000000001', '0.000000000000000001'],
  ...[
    '1.234',
    '1,234',
    '1.234,56',
    '1,23,456.78',
    '(5.00)',
    '5.00-',
    '--5',
    '5.00 CR',
    '5'.repeat(400),
  ],
]
const dates = [
  ...[
    '20260231',
    '20261301',
    '00000000',
    '99991231',
    '18991231',
    '22000101',
    '2026-02-29',
    '2024-02-29',
  ],
  ...[
    '31/12/2026',
    '12/31/2026',
    '1.1.26',
    '2026-06-30T25:61:00Z',
    '20260601120000.000[-99:XXX',
    'Feb 30 2026',
  ],
]
const markup = [
  ...[
    '<STMTTRN>',
    '</STMTTRN>',
    '<OFX>',
    '</OFX>',
    '<STMTRS>',
    '</BANKTRANLIST>',
    '<TRNAMT>',
    '<NAME>',
  ],
  ...[
    '<![CDATA[',
    '<!--',
    '<?xml',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<A/>',
    '</A>',
    '<CURDEF>XXX',
  ],
]
const json = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    'null',
    'true',
    '""',
    '{"toString":1}',
    '{"toString":null,"valueOf":0}',
  ],
  ...[
    '{"__proto__":{"x":1}}',
    '{"constructor":1}',
    '"\\ud800"',
    '"\\u0000"',
    '"\\n"',
    '[[[[[[]]]]]]',
    '{"a":',
  ],
]
const words = [
  'sep=;\n',
  'sep=\t\n',
  'EUR',
  'XXX',
  'Date',
  'Amount',
  'Total',
  '=1+1',
  '@SUM(A1)',
  '-',
  '{"rate":{}}\n',
]
const kinds = [controls, unicode, invalid, marks, numbers, dates, markup, json, words]
const token = (random: Random): Raw => random.of(random.of(kinds))

/** Every value of a JSON file that a mutation may take the place of. */
const jsonValue = /"(?:[^"\\\n]|\\.){0,200}"(?=\s*[,}\]])|(?<=[:[,]\s*)-?\d+/g
const digits = /\d+(?:[.,]\d+)*/g

/** The file with one of what the pattern finds changed for another. */
function swapped(random: Random, file: Raw, by: { pattern: RegExp; value: Raw }): Raw {
  const found = [...file.slice(0, 65_536).matchAll(by.pattern)]
  if (found.length === 0) return file + by.value
  const match = random.of(found)
  return replaced(file, [match.index, match.index + match[0].length], by.value)
}

const lineEnd = /(?<=\n)/

function linesChanged(random: Random, file: Raw): Raw {
  const lines = file.split(lineEnd)
  const [a, b] = [random.below(lines.length), random.below(lines.length)]
  const [one = '', two = ''] = [lines[a], lines[b]]
  const how = random.below(4)
  if (how === 0) lines.splice(a, 1)
  else if (how === 1) lines.splice(a, 0, two)
  else if (how === 2) [lines[a], lines[b]] = [two, one]
  else lines[a] = one.trimEnd() + two
  return lines.join('')
}

const text = (file: Raw): string => Buffer.from(file, 'latin1').toString('utf8')
const wide = (file: Raw): Raw => raw(text(file), 'utf16le')
const bigEndian = (file: Raw): Raw => Buffer.from(text(file), 'utf16le').swap16().toString('latin1')

const flipped = (random: Random, file: Raw): Raw => {
  const at = place(random, file)
  const byte = (file.charCodeAt(at) ^ (1 << random.below(8))) & 0xff
  return replaced(file, [at, at + 1], String.fromCharCode(byte))
}

const otherByte = (random: Random, file: Raw): Raw => {
  const at = place(random, file)
  return replaced(file, [at, at + random.below(2)], String.fromCharCode(random.below(256)))
}

const withToken = (random: Random, file: Raw): Raw => {
  const [from, to] = stretch(random, file)
  return replaced(file, [from, random.of([from, to])], token(random))
}

const doubled = (random: Random, file: Raw): Raw => {
  const [from, to] = stretch(random, file)
  return replaced(file, [to, to], file.slice(from, to))
}

const moved = (random: Random, file: Raw): Raw => {
  const at = place(random, file)
  return replaced(file, [at, at], file.slice(...stretch(random, file)))
}

const otherNumber = (random: Random, file: Raw): Raw =>
  swapped(random, file, { pattern: digits, value: random.of(random.of([numbers, dates])) })

const otherValue = (random: Random, file: Raw): Raw =>
  swapped(random, file, { pattern: jsonValue, value: random.of(random.of([json, json, numbers])) })

const mutations: readonly Mutation[] = [
  ...[flipped, otherByte, withToken, withToken, doubled, moved, linesChanged, linesChanged],
  ...[otherNumber, otherNumber, otherNumber, otherValue, otherValue, otherValue],
  (random, file) => file.slice(0, place(random, file)),
  (random, file) => file.slice(place(random, file)),
  (random, file) => replaced(file, stretch(random, file), ''),
  (random, file, other) =>
    replaced(file, stretch(random, file), other.slice(...stretch(random, other))),
  (random, file) => file.replaceAll(/\r?\n/g, random.of(['\r\n', '\r', '', ' ', '\n\n'])),
  (random, file) => random.of(['\xff\xfe', '']) + wide(file),
  (random, file) => random.of(['\xfe\xff', '']) + bigEndian(file),
  (random, file) => random.of(['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff']) + file,
]

type Growth = (random: Random, file: Raw, most: number) => Raw

/** As many of a piece as fit into that many bytes, or fewer. */
const many = (random: Random, piece: Raw, most: number): Raw =>
  piece.repeat(random.below(Math.floor(most / Math.max(piece.length, 1)) + 1))

/** Changes that make a file large; `most` is how many bytes they may add. */
const growths: readonly Growth[] = [
  (random, file, most) => {
    const at = place(random, file)
    return replaced(file, [at, at], many(random, token(random), most))
  },
  (random, file, most) => {
    const lines = file.split(lineEnd)
    const line = random.of(lines)
    lines.splice(random.below(lines.length), 0, many(random, line, most))
    return lines.join('')
  },
  (random, file, most) => file + many(random, file, most),
  (random, file, most) => {
    const [open, close] = random.of([
      ['<A>', '</A>'],
      ['[', ']'],
      ['{"a":', '}'],
      ['(', ')'],
    ] as const)
    const depth = random.below(Math.floor(most / (open.length + close.length)) + 1)
    const pattern = random.of([jsonValue, digits])
    return swapped(random, file, { pattern, value: open.repeat(depth) + close.repeat(depth) })
  },
]

/** What a change adds to a file that it makes larger, in bytes: mostly little, sometimes more, seldom all there may be. */
const growth = (random: Random, largest: number): number =>
  random.below(40) === 0 ? largest : random.of([500, 2_000, 2_000, 50_000])

/** Half of all files are text whatever was done to them, so that what reads text sees most of it. */
const readable = (file: Raw): Raw => raw(text(file))

/**
 * A file with up to six things wrong: bits, cuts, stretches moved and doubled, odd characters, encodings, numbers, dates
 * and markup, nesting, and lines and fields by the thousand. It has at most `largest` bytes.
 */
export function mutatedFile(
  random: Random,
  seeds: readonly Uint8Array[],
  largest: number,
): Uint8Array {
  const from = (): Raw => Buffer.from(random.of(seeds)).toString('latin1')
  let file = from()
  for (let count = random.of([0, 0, 1, 1, 2, 5]); count >= 0; count -= 1) {
    file =
      random.below(12) > 0
        ? random.of(mutations)(random, file, from())
        : random.of(growths)(random, file, growth(random, largest))
  }
  const whole = random.below(2) === 0 ? readable(file) : file
  return Buffer.from(whole.slice(0, largest), 'latin1')
}
