import type { CsvRecord } from '../csv/index.ts'
import {
  childNamed,
  childrenNamed,
  elementAt,
  readXml,
  readXmlElements,
  textPieces,
} from '../xml/index.ts'
import { isDateFormat } from './cell-text.ts'
import { sheetRows } from './sheet-rows.ts'
import type { Workbook } from './workbook.ts'
import { xlsxErrors } from './xlsx-errors.ts'
import type { ZipPart } from './zip.ts'
import { zipParts } from './zip.ts'

/** A sheet of a workbook. Its rows are read when they are asked for; their `line` is the number of the row. */
export type XlsxSheet = { readonly name: string; readonly rows: () => CsvRecord[] }

const textOf = (part: ZipPart): Iterable<string> =>
  textPieces(part.chunks(), 'utf-8', xlsxErrors.damaged)

const textsMax = 2_000_000
const textsLengthMax = 200_000_000

/**
 * The visible sheets of an XLSX workbook (ISO/IEC 29500), in its order. Sheets are unpacked and read piece by piece:
 * in memory are the rows that are not blank and the texts that sheets share. Numbers come as plain decimals, days as
 * `2026-01-31`, a formula as its last result. Throws `xlsx.*`, `xml.*`.
 */
export function readXlsx(bytes: Uint8Array): XlsxSheet[] {
  const parts = zipParts(bytes)
  const book = parts.get('xl/workbook.xml')
  if (!book) throw xlsxErrors.notWorkbook()
  const root = readXmlElements(textOf(book), new Map())
  const targets = targetsOf(parts.get('xl/_rels/workbook.xml.rels'))
  const isSince1904 = ['1', 'true'].includes(
    childNamed(root, 'workbookPr')?.attributes.get('date1904') ?? '',
  )
  let known: Workbook | undefined
  const workbook = (): Workbook =>
    (known ??= {
      texts: sharedTexts(parts.get('xl/sharedStrings.xml')),
      isDateStyle: dateStyles(parts.get('xl/styles.xml')),
      epoch: isSince1904 ? 1904 : 1900,
    })
  return childrenNamed(childNamed(root, 'sheets'), 'sheet')
    .filter(({ attributes }) => (attributes.get('state') ?? 'visible') === 'visible')
    .flatMap(({ attributes }) => {
      const part = parts.get(targets.get(attributes.get('id') ?? '') ?? '')
      if (!part) return []
      const name = attributes.get('name') ?? ''
      return [{ name, rows: () => sheetRows(textOf(part), workbook()) }]
    })
}

/** Which part each relation of the workbook means. */
function targetsOf(part: ZipPart | undefined): ReadonlyMap<string, string> {
  if (!part) return new Map()
  const root = readXmlElements(textOf(part), new Map())
  return new Map(
    childrenNamed(root, 'Relationship').map(({ attributes }) => {
      const target = attributes.get('Target') ?? ''
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      return [attributes.get('Id') ?? '', path] as const
    }),
  )
}

function sharedTexts(part: ZipPart | undefined): readonly string[] {
  if (!part) return []
  const texts: string[] = []
  let [current, total, isPhonetic] = ['', 0, false]
  readXml(textOf(part), {
    open: (name) => {
      if (name === 'rPh') isPhonetic = true
    },
    text: (text) => {
      total += text.length
      if (total > textsLengthMax) throw xlsxErrors.tooLarge()
      if (!isPhonetic) current += text
    },
    close: (name) => {
      if (name === 'rPh') isPhonetic = false
      if (name !== 'si') return
      texts.push(current)
      current = ''
      if (texts.length > textsMax) throw xlsxErrors.tooLarge()
    },
  })
  return texts
}

function dateStyles(part: ZipPart | undefined): readonly boolean[] {
  if (!part) return []
  const root = readXmlElements(textOf(part), new Map())
  const codes = new Map(
    childrenNamed(elementAt(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.get('numFmtId') ?? '',
      attributes.get('formatCode') ?? '',
    ]),
  )
  return childrenNamed(elementAt(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = attributes.get('numFmtId') ?? '0'
    return isDateFormat(id, codes.get(id))
  })
}
