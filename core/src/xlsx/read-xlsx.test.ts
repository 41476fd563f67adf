import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors/index.ts'
import { readXlsx } from './index.ts'

type Part = { readonly name: string; readonly text: string; readonly isStored?: boolean }

/** A ZIP file of the parts; `spoil` may change what its directory says of each. */
function zipOf(
  parts: readonly Part[],
  spoil: (directory: Buffer) => void = () => undefined,
): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const { name, text, isStored } of parts) {
    const bytes = Buffer.from(text)
    const packed = isStored ? bytes : deflateRawSync(bytes)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    files.push(local, Buffer.from(name), packed)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(isStored ? 0 : 8, 10)
    entry.writeUInt32LE(crc32(bytes), 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(bytes.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    spoil(entry)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const whole = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(whole.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...files, whole, end])
}

const book = (sheets: string, workbook = ''): Part[] => [
  {
    name: 'xl/workbook.xml',
    text: `<workbook>${workbook}<sheets><sheet name="One" r:id="r1"/><sheet name="Two" state="hidden" r:id="r1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    isStored: true,
  },
  {
    name: 'xl/worksheets/sheet1.xml',
    text: `<worksheet><sheetData>${sheets}</sheetData></worksheet>`,
  },
]

const rowsOf = (bytes: Uint8Array) =>
  readXlsx(bytes).flatMap((sheet) => sheet.rows().map(({ line, fields }) => [line, ...fields]))

const refusal = (bytes: Uint8Array): string => {
  try {
    rowsOf(bytes)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'read'
}

test('visible sheets, rows by their numbers, cells by their letters', () => {
  const rows =
    '<row r="2"><c r="B2" t="str"><f>1+1</f><v>two</v></c><c r="D2" t="b"><v>1</v></c></row><row/><row r="9"><c><v>1.50</v></c><c t="d"><v>2026-04-13</v></c></row>'
  expect(readXlsx(zipOf(book(rows))).map(({ name }) => name)).toEqual(['One'])
  expect(rowsOf(zipOf(book(rows)))).toEqual([
    [2, '', 'two', '', 'TRUE'],
    [9, '1.5', '2026-04-13'],
  ])
})

test('a workbook that counts its days since 1904', () => {
  const styles = { name: 'xl/styles.xml', text: '<s><cellXfs><xf numFmtId="14"/></cellXfs></s>' }
  const row = '<row><c s="0"><v>44663</v></c></row>'
  const parts = book(row, '<workbookPr date1904="1"/>')
  expect(rowsOf(zipOf([...parts, styles]))).toEqual([[1, '2026-04-13']])
})

describe('what is no sheet is refused', () => {
  test.each([
    ['an error', '<row r="3"><c t="e"><v>#REF!</v></c></row>', 'xlsx.cell_error'],
    ['a number that is none', '<row><c><v>1,5</v></c></row>', 'xlsx.cell_malformed'],
    [
      'a text that the book does not have',
      '<row><c t="s"><v>7</v></c></row>',
      'xlsx.cell_malformed',
    ],
    ['a cell nowhere', '<row><c r="12"><v>1</v></c></row>', 'xlsx.cell_malformed'],
    ['rows that go back', '<row r="5"/><row r="4"/>', 'xlsx.cell_malformed'],
    ['too many columns', '<row><c r="ZZ1"><v>1</v></c></row>', 'xlsx.too_many_columns'],
    ['a sheet cut off', '<row><c>', 'xml.mismatch'],
  ])('%s', (_, rows, code) => expect(refusal(zipOf(book(rows)))).toBe(code))

  test('more rows than may be', () => {
    expect(refusal(zipOf(book('<row><c><v>1</v></c></row>'.repeat(200_001))))).toBe(
      'xlsx.too_many_rows',
    )
  })

  test.each([
    ['a password', (entry: Buffer) => entry.writeUInt16LE(1, 8), 'xlsx.encrypted'],
    ['another size than stated', (entry: Buffer) => entry.writeUInt32LE(9, 24), 'xlsx.damaged'],
    [
      'a size that no statement needs',
      (entry: Buffer) => entry.writeUInt32LE(0x7fffffff, 24),
      'xlsx.too_large',
    ],
    ['another checksum', (entry: Buffer) => entry.writeUInt32LE(1, 16), 'xlsx.damaged'],
    ['a method nobody knows', (entry: Buffer) => entry.writeUInt16LE(99, 10), 'xlsx.damaged'],
    [
      'a part that is elsewhere',
      (entry: Buffer) => entry.writeUInt32LE(0xfffffff0, 42),
      'xlsx.damaged',
    ],
  ])('%s', (_, spoil, code) =>
    expect(refusal(zipOf(book('<row/>'), (entry) => void spoil(entry)))).toBe(code),
  )

  test('a ZIP of something else, and no ZIP', () => {
    expect(refusal(zipOf([{ name: 'a.txt', text: 'hello' }]))).toBe('xlsx.not_workbook')
    expect(refusal(Buffer.from('PK\u0003\u0004'))).toBe('xlsx.damaged')
  })

  test('a part that unpacks to hundreds of times its size, or to more than it says', () => {
    const blank = book(`<row>${' '.repeat(50_000_000)}</row>`)
    expect(zipOf(blank).length).toBeLessThan(100_000)
    expect(refusal(zipOf(blank))).toBe('xlsx.too_large')
    const modest = zipOf(blank, (entry) => {
      if (entry.readUInt32LE(24) > 1_000_000) entry.writeUInt32LE(100_000, 24)
    })
    expect(refusal(modest)).toBe('xlsx.damaged')
  })
})

test('cut off or with bytes turned, it is refused and never crashes', () => {
  const bytes = readFileSync(new URL('../../../fixtures/bank-files/quay.xlsx', import.meta.url))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, turned) => {
      expect(refusal(bytes.subarray(0, at))).toMatch(/^xlsx\./)
      const spoilt = Buffer.from(bytes)
      spoilt[at] = (spoilt[at] as number) ^ turned
      expect(refusal(spoilt)).toMatch(/^(?:read$|xlsx\.|xml\.)/)
    }),
    { numRuns: 300 },
  )
})
