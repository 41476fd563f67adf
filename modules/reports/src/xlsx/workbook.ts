import type { SheetRow, SheetStream } from '@smb/core/reports'
import { rowXml, stylesXml, xmlText } from './cells.ts'
import type { ZipPart } from './zip.ts'
import { zip } from './zip.ts'

/** Rows that a spreadsheet can hold, the titles included; what is longer continues on a further sheet. */
const rowsOfSheetMax = 1_048_576

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/**
 * A report as an XLSX workbook (ISO/IEC 29500), written as its rows come: memory holds one batch. Amounts are numbers with
 * their currency's decimals, days are days, everything else is text and never a formula. `rowsMax` is for tests.
 */
export const xlsx = (stream: SheetStream, rowsMax = rowsOfSheetMax): AsyncIterable<Buffer> =>
  zip(partsOf(stream, rowsMax))

async function* partsOf(stream: SheetStream, rowsMax: number): AsyncGenerator<ZipPart> {
  const rows = oneByOne(stream.batches)
  const left = { next: await rows.next() }
  let sheets = 0
  do {
    sheets += 1
    yield {
      name: `xl/worksheets/sheet${sheets}.xml`,
      chunks: sheetXml({ columns: stream.columns, rows, left, rowsMax }),
    }
  } while (!left.next.done)
  const names = Array.from({ length: sheets }, (_, at) => sheetName(stream.title, at))
  yield { name: 'xl/styles.xml', chunks: [stylesXml()] }
  yield { name: 'xl/workbook.xml', chunks: [workbookXml(names)] }
  yield { name: 'xl/_rels/workbook.xml.rels', chunks: [relationsXml(workbookRelations(sheets))] }
  yield {
    name: '_rels/.rels',
    chunks: [relationsXml([['officeDocument', 'xl/workbook.xml']])],
  }
  yield { name: '[Content_Types].xml', chunks: [typesXml(sheets)] }
}

async function* oneByOne(batches: SheetStream['batches']): AsyncGenerator<SheetRow, undefined> {
  for await (const batch of batches) yield* batch
}

type Rows = AsyncGenerator<SheetRow, undefined>
type Left = { next: IteratorResult<SheetRow, undefined> }

async function* sheetXml(of: {
  columns: readonly string[]
  rows: Rows
  left: Left
  rowsMax: number
}): AsyncGenerator<string> {
  const { columns, rows, left, rowsMax } = of
  const titles = columns.map((title) => ({ text: title }))
  yield `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData>`
  yield rowXml({ kind: 'head', cells: titles })
  for (let count = 1; count < rowsMax && !left.next.done; count += 1) {
    yield rowXml(left.next.value)
    left.next = await rows.next()
  }
  yield '</sheetData></worksheet>'
}

/** At most 31 letters, none of which a tab may not have. */
const sheetName = (title: string, at: number): string => {
  const plain = title.replaceAll(/[[\]:*?/\\]/g, ' ')
  return at === 0 ? plain.slice(0, 31) : `${plain.slice(0, 26)} ${at + 1}`
}

const workbookXml = (names: readonly string[]): string => {
  const sheets = names.map(
    (name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${sheets.join('')}</sheets></workbook>`
}

const workbookRelations = (sheets: number): [string, string][] => [
  ...Array.from({ length: sheets }, (_, at): [string, string] => [
    'worksheet',
    `worksheets/sheet${at + 1}.xml`,
  ]),
  ['styles', 'styles.xml'],
]

const relationsXml = (relations: readonly (readonly [string, string])[]): string => {
  const each = relations.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`,
  )
  return `${declaration}<Relationships xmlns="${packageRelations}">${each.join('')}</Relationships>`
}

const typesXml = (sheets: number): string => {
  const override = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="${spreadsheet}.${type}+xml"/>`
  const parts = Array.from({ length: sheets }, (_, at) =>
    override(`xl/worksheets/sheet${at + 1}.xml`, 'worksheet'),
  )
  return `${declaration}<Types xmlns="${contentTypes}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${parts.join('')}</Types>`
}
