import type { CsvRecord } from '../csv/index.ts'
import { csvLimits, csvRows } from '../csv/index.ts'
import type { AccountType } from './account.ts'
import { chartFileErrors } from './chart-file-errors.ts'

/** What a file with a chart of accounts may hold. */
export const chartFileLimits = { mib: 2, rows: 5_000, columns: 50 }

/** A line of the file, as written; `type` is undefined where its word is none that we know. */
export type ChartFileRow = {
  readonly line: number
  readonly code: string
  readonly name: string
  readonly type: AccountType | undefined
  readonly typeWord: string
  readonly parentCode: string | null
}
export type ChartFile = {
  readonly rows: readonly ChartFileRow[]
  /** Headings that mean nothing to us, so that nobody wonders where their content went. */
  readonly ignoredColumns: readonly string[]
}

type Column = 'code' | 'name' | 'type' | 'parent'

/** How people head the columns, the plainest word first: it wins where a file has several. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  code: [
    ...['code', 'account code', 'number', 'account number', 'account no', 'no', 'nominal code'],
    ...['account', 'kontonummer', 'konto', 'nummer', 'numero', 'compte'],
  ],
  name: [
    ...['name', 'account name', 'title', 'description', 'account description', 'nominal name'],
    ...['kontobezeichnung', 'bezeichnung', 'beschriftung', 'libelle', 'intitule'],
  ],
  type: [
    ...['type', 'account type', 'class', 'category', 'account category', 'kind'],
    ...['kontoart', 'typ', 'art', 'kontotyp'],
  ],
  parent: [
    ...['parent', 'parent code', 'parent account', 'parent number', 'sub account of', 'under'],
    ...['ubergeordnet', 'oberkonto', 'ubergeordnetes konto'],
  ],
}

const typeWords: Readonly<Record<AccountType, string>> = {
  asset:
    'asset|current asset|fixed asset|non current asset|other asset|other current asset|bank|cash|inventory|prepayment|' +
    'accounts receivable|receivable|aktiva|aktivkonto|vermogen|anlagevermogen|umlaufvermogen|actif',
  liability:
    'liability|current liability|non current liability|long term liability|other liability|other current liability|credit card|' +
    'accounts payable|payable|verbindlichkeit|verbindlichkeiten|schulden|fremdkapital|passif',
  equity: 'equity|capital|owners equity|eigenkapital|capitaux propres',
  income:
    'income|revenue|sales|turnover|other income|other revenue|ertrag|ertrage|erlos|erlose|umsatz|produit|produits',
  expense:
    'expense|cost|direct cost|cost of sales|cost of goods sold|other expense|overhead|depreciation|aufwand|aufwendung|' +
    'aufwendungen|kosten|charge|charges',
}
const typeByWord = new Map(
  (Object.entries(typeWords) as [AccountType, string][]).flatMap(([type, words]) =>
    words.split('|').map((word) => [word, type] as const),
  ),
)

/**
 * Reads a chart of accounts from CSV. The first line names the columns in plain words, in any order. Throws
 * `ledger.chart_file_empty`, `ledger.chart_file_headings`, `ledger.chart_file_too_many_rows`, and what {@link csvRows}
 * throws.
 */
export function readChartFile(text: string): ChartFile {
  const lines = csvRows(text, { ...csvLimits, columns: chartFileLimits.columns })
  const first = lines.next()
  if (first.done) throw chartFileErrors.empty()
  const places = columnPlaces(first.value.fields)
  const rows: ChartFileRow[] = []
  for (const row of lines) {
    if (rows.length === chartFileLimits.rows) {
      throw chartFileErrors.tooManyRows(chartFileLimits.rows)
    }
    rows.push(chartFileRow(row, places))
  }
  if (rows.length === 0) throw chartFileErrors.empty()
  const used = new Set(Object.values(places))
  const ignoredColumns = first.value.fields
    .filter((heading, at) => !used.has(at) && heading.trim() !== '')
    .map((heading) => heading.trim().slice(0, 60))
  return { rows, ignoredColumns }
}

/** `Account No.` and `account-no` are one word. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function columnPlaces(fields: readonly string[]): Partial<Record<Column, number>> {
  const words = fields.map(plain)
  const placeOf = (column: Column): number | undefined => {
    const heading = headings[column].find((known) => words.includes(known))
    return heading === undefined ? undefined : words.indexOf(heading)
  }
  const [code, name, type, parent] = [
    placeOf('code'),
    placeOf('name'),
    placeOf('type'),
    placeOf('parent'),
  ]
  if (code === undefined) throw chartFileErrors.headings('account code')
  if (name === undefined) throw chartFileErrors.headings('name')
  if (type === undefined) throw chartFileErrors.headings('type')
  return { code, name, type, ...(parent === undefined ? {} : { parent }) }
}

function chartFileRow(row: CsvRecord, places: Partial<Record<Column, number>>): ChartFileRow {
  const field = (column: Column): string => {
    const place = places[column]
    return place === undefined ? '' : (row.fields[place] ?? '').trim()
  }
  const typeWord = field('type')
  return {
    line: row.line,
    code: field('code'),
    name: field('name'),
    type: accountTypeNamed(typeWord),
    typeWord,
    parentCode: field('parent') || null,
  }
}

/** `Current Assets` is an asset: plural and singular, English, German or French. */
function accountTypeNamed(word: string): AccountType | undefined {
  const known = plain(word.slice(0, 100))
  const singular = known.replace(/ies$/, 'y').replace(/s$/, '')
  return typeByWord.get(known) ?? typeByWord.get(singular)
}
