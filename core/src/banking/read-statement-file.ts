import { AppError } from '../errors/index.ts'
import { csvEncoding, csvRows, csvWidths } from '../csv/index.ts'
import type { CurrencyCode } from '../money/index.ts'
import { currency, isCurrency } from '../money/index.ts'
import { textPieces } from '../xml/index.ts'
import { readXlsx } from '../xlsx/index.ts'
import { csvColumnGuess } from './csv-columns.ts'
import { csvErrors } from './csv-errors.ts'
import type { CsvMapping, CsvQuestionView } from './csv-schema.ts'
import type { CsvTable } from './csv-table.ts'
import { csvTable, csvTableOf } from './csv-table.ts'
import { ofxEncoding } from './ofx-encoding.ts'
import { readCamt } from './read-camt.ts'
import type { CsvOptions, CsvReading } from './read-csv.ts'
import { readCsvTable } from './read-csv.ts'
import { readMt940 } from './read-mt940.ts'
import { readOfx } from './read-ofx.ts'
import { readQif } from './read-qif.ts'
import { sniffedFormat } from './sniffed-format.ts'
import { statementFileErrors } from './statement-file-errors.ts'
import type { ReadStatement } from './statement.ts'
import { tableCurrency } from './table-currency.ts'

export const statementFileFormats = [
  'ofx',
  'qfx',
  'qif',
  'csv',
  'xlsx',
  'mt940',
  'mt942',
  'camt.052',
  'camt.053',
  'camt.054',
] as const
export type StatementFileFormat = (typeof statementFileFormats)[number]

/** A statement file of any format as far as it could be read: statements, or what has to be asked first. */
export type StatementFileReading = {
  readonly format: StatementFileFormat
  readonly encoding: string
  readonly statements: readonly ReadStatement[]
  readonly questions: readonly CsvQuestionView[]
  /** What was used or is settled so far: columns, date order, decimal mark, sign. */
  readonly mapping: CsvMapping
  /** Columns and rows of CSV and XLSX, and why they cannot be read this way; null for other formats. */
  readonly table: Omit<CsvReading, 'statement'> | null
  /**
   * False where neither file nor caller says a currency: amounts are then read with two decimals, and the currency
   * that stands beside them means nothing.
   */
  readonly isCurrencyKnown: boolean
}

export type StatementFileOptions = {
  /** Of the bank account: where the file says none, and what a table has to be in. */
  readonly currency?: CurrencyCode
  /** What a person said. */
  readonly mapping?: CsvMapping
  /** What is remembered of tables with a signature. */
  readonly remembered?: NonNullable<CsvOptions['remembered']>
}

const statementsMax = 1_000
const unknown = currency('USD')

/**
 * Reads a bank's file by what it holds, never by its name. Whatever is malformed is refused whole, with the line and
 * why: `banking.file_*`, `ofx.*`, `qif.*`, `csv.*`, `xlsx.*`, `xml.*`, `mt940.*`, `camt.*`; only a table whose columns
 * may be chosen anew is answered with its `refusal`. CAMT and the sheets of XLSX are read piece by piece; of MT940,
 * QIF and CSV the text and the lines are in memory, of OFX its elements too.
 */
export function readStatementFile(
  bytes: Uint8Array,
  options: StatementFileOptions = {},
): StatementFileReading {
  const reading = readers[sniffedFormat(bytes)](bytes, options)
  if (reading.statements.length > statementsMax)
    throw statementFileErrors.tooManyStatements(statementsMax)
  return reading
}

const lineCurrency = /<CURSYM>\s{0,5}([A-Z]{3})\b/i

/** The currency that the lines of an OFX file state, for a bank that leaves out that of the account. */
function ofxLineCurrency(text: string, { currency: code }: StatementFileOptions) {
  const stated = lineCurrency.exec(text)?.[1]?.toUpperCase() ?? ''
  return !code && isCurrency(stated) ? { currency: stated } : {}
}

type Reader = (bytes: Uint8Array, options: StatementFileOptions) => StatementFileReading

const whole = { questions: [], mapping: {}, table: null } as const

/** Reads with the currency that the caller says, or as if in one where neither caller nor file says any. */
function inCurrency<Read extends object>(
  { currency: code }: StatementFileOptions,
  read: (options: { readonly currencyIfMissing?: CurrencyCode }) => Read,
): Read & { readonly isCurrencyKnown: boolean } {
  try {
    return { ...read(code ? { currencyIfMissing: code } : {}), isCurrencyKnown: true }
  } catch (error) {
    const isMissing = error instanceof AppError && error.code.endsWith('.currency_missing')
    if (code || !isMissing) throw error
    return { ...read({ currencyIfMissing: unknown }), isCurrencyKnown: false }
  }
}

const readers: Readonly<Record<ReturnType<typeof sniffedFormat>, Reader>> = {
  ofx: (bytes, options) => {
    const encoding = ofxEncoding(bytes)
    const text = decoded(bytes, encoding)
    // Quicken's dialect names the bank in its sign-on.
    const format = /<INTU\./i.test(text) ? 'qfx' : 'ofx'
    const own = { ...options, ...ofxLineCurrency(text, options) }
    return { ...whole, format, encoding, ...inCurrency(own, (how) => readOfx(text, how)) }
  },
  camt: (bytes, options) => {
    const encoding = ofxEncoding(bytes)
    const read = inCurrency(options, (how) => readCamt(pieces(bytes, encoding), how))
    return { ...whole, encoding, ...read }
  },
  mt940: (bytes, options) => {
    const encoding = csvEncoding(bytes)
    const text = decoded(bytes, encoding)
    return { ...whole, encoding, ...inCurrency(options, (how) => readMt940(text, how)) }
  },
  qif: (bytes, options) => {
    const encoding = csvEncoding(bytes)
    const { mapping } = options
    const read = readQif(decoded(bytes, encoding), {
      currency: options.currency ?? unknown,
      ...(mapping ? { mapping } : {}),
    })
    const isCurrencyKnown = options.currency !== undefined
    return { ...whole, format: 'qif', encoding, ...read, isCurrencyKnown }
  },
  csv: (bytes, options) => {
    const encoding = csvEncoding(bytes)
    const text = decoded(bytes, encoding)
    return { format: 'csv', encoding, ...ofTable(tableOfText(text), options) }
  },
  xlsx: (bytes, options) => {
    // In a sheet a number has a point whatever its country shows.
    const how = { ...options, assumed: { decimalMark: 'point' as const } }
    return { format: 'xlsx', encoding: 'utf-8', ...ofTable(tableOfSheets(bytes), how) }
  },
}

function ofTable(
  table: CsvTable,
  options: StatementFileOptions & Pick<CsvOptions, 'assumed'>,
): Omit<StatementFileReading, 'format' | 'encoding'> {
  const roles = options.mapping?.roles ?? csvColumnGuess(table).roles
  const code = options.currency ?? tableCurrency(table, roles)
  const { statement, ...read } = readCsvTable(table, { ...options, currency: code ?? unknown })
  return {
    statements: statement ? [statement] : [],
    questions: read.questions,
    mapping: read.mapping,
    table: read,
    isCurrencyKnown: code !== undefined,
  }
}

/** A text that has nothing to part is no table with a fault: it is another kind of file. */
function tableOfText(text: string): CsvTable {
  try {
    return csvTable(text)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'csv.not_table') throw error
    if (csvWidths([...csvRows(text)]).count === 0) throw statementFileErrors.formatUnknown()
    throw error
  }
}

/** The first visible sheet that is a table of bank lines. */
function tableOfSheets(bytes: Uint8Array): CsvTable {
  for (const sheet of readXlsx(bytes)) {
    try {
      return csvTableOf(sheet.rows(), ',')
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'csv.not_table') throw error
    }
  }
  throw csvErrors.notTable()
}

const chunkBytes = 65_536

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

const pieces = (bytes: Uint8Array, encoding: string): Iterable<string> =>
  textPieces(chunksOf(bytes), encoding, () => statementFileErrors.encoding(encoding))

const decoded = (bytes: Uint8Array, encoding: string): string =>
  [...textPieces([bytes], encoding, () => statementFileErrors.encoding(encoding))].join('')
