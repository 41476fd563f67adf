import { crc32, inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Money, currency } from '@smb/core/money'
import type { SheetRow, SheetStream } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import { xlsx } from '../src/xlsx/workbook.ts'

async function all(file: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk)
  return chunks
}

/** The parts of an archive by name, as its directory lists them; throws where a checksum does not hold. */
async function opened(file: AsyncIterable<Buffer>): Promise<Map<string, string>> {
  const bytes = Buffer.concat(await all(file))
  const end = bytes.length - 22
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50)
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset))
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.subarray(at + 46, at + 46 + nameLength).toString()
    const data = local + 30 + bytes.readUInt16LE(local + 26)
    const content = inflateRawSync(bytes.subarray(data, data + (packed ?? 0)))
    expect([name, content.length, crc32(content)]).toEqual([name, size, crc])
    parts.set(name, content.toString())
    at += 46 + nameLength
  }
  return parts
}

const sheet = (rows: readonly SheetRow[]): SheetStream => ({
  title: 'Aged: a/b',
  columns: ['Name', 'Due', 'Amount'],
  batches: (async function* () {
    for (const row of rows) yield await Promise.resolve([row])
  })(),
})
const money = (minor: bigint, code = 'EUR') => ({ amount: Money.of(minor, currency(code)) })
const rowsIn = (part: string | undefined): string[] => part?.match(/<row>.*?<\/row>/gs) ?? []

test('amounts are numbers with the decimals of their currency, days are days, and text is never a formula', async () => {
  const day = { day: LocalDate.from('2026-06-30') }
  const parts = await opened(
    xlsx(
      sheet([
        { kind: 'line', cells: [{ text: '=1+1 <&>' }, day, money(-123_456n)] },
        { kind: 'line', cells: [{ text: '' }, { text: '' }, money(1_234_567n, 'KWD')] },
        { kind: 'total', cells: [{ text: 'Total\u0007' }, day, money(5n, 'JPY')] },
      ]),
    ),
  )
  expect(rowsIn(parts.get('xl/worksheets/sheet1.xml')).slice(1)).toEqual([
    '<row><c t="inlineStr" s="0"><is><t xml:space="preserve">=1+1 &lt;&amp;&gt;</t></is></c><c s="2"><v>46203</v></c><c s="8"><v>-1234.56</v></c></row>',
    '<row><c s="0"/><c s="0"/><c s="10"><v>1234.567</v></c></row>',
    '<row><c t="inlineStr" s="1"><is><t xml:space="preserve">Total</t></is></c><c s="3"><v>46203</v></c><c s="5"><v>5</v></c></row>',
  ])
  const formats = parts.get('xl/styles.xml') ?? ''
  expect(formats).toContain('<numFmt numFmtId="172" formatCode="#,##0.00"/>')
  expect([...formats.matchAll(/<xf numFmtId="(\d+)" fontId/g)][8]?.[1]).toBe('172')
  expect(parts.get('xl/workbook.xml')).toContain('<sheet name="Aged  a b" sheetId="1"')
})

test('an amount of more digits than a spreadsheet keeps is text, to the last of them', async () => {
  const parts = await opened(
    xlsx(
      sheet([
        { kind: 'line', cells: [money(999_999_999_999_999n), money(1_000_000_000_000_000n)] },
      ]),
    ),
  )
  const [, row] = rowsIn(parts.get('xl/worksheets/sheet1.xml'))
  expect(row).toContain('<v>9999999999999.99</v>')
  expect(row).toContain('<t xml:space="preserve">10000000000000.00</t>')
})

test('what is longer than a sheet goes on, on a further one, and no row is lost', async () => {
  const rows = Array.from({ length: 5 }, (_, at): SheetRow => ({
    kind: 'line',
    cells: [{ text: `r${at}` }],
  }))
  const parts = await opened(xlsx(sheet(rows), 3))
  const found = [1, 2, 3].flatMap((at) =>
    rowsIn(parts.get(`xl/worksheets/sheet${at}.xml`)).slice(1),
  )
  expect(found.map((row) => /r\d/.exec(row)?.[0])).toEqual(['r0', 'r1', 'r2', 'r3', 'r4'])
  expect(parts.get('[Content_Types].xml')).toContain('/xl/worksheets/sheet3.xml')
  expect(parts.has('xl/worksheets/sheet4.xml')).toBe(false)
  expect((await opened(xlsx(sheet([])))).has('xl/worksheets/sheet1.xml')).toBe(true)
})

test('a report that breaks off is no file that looks whole', async () => {
  const broken: SheetStream = {
    title: 'x',
    columns: ['a'],
    batches: (async function* () {
      yield await Promise.resolve([{ kind: 'line', cells: [] } as const])
      throw new Error('gone')
    })(),
  }
  await expect(all(xlsx(broken))).rejects.toThrow('gone')
})
