import { AppError } from '../errors/index.ts'
import type { CsvLimits, CsvRecord, CsvSeparator } from './csv-records.ts'
import { csvLimits, csvRecords, csvSeparators } from './csv-records.ts'

const sampleLength = 64 * 1024
const sampleRows = 200

const declaredSeparator = /^sep=([\t;|,])(?:\r|\n|$)/i

const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text)

/** Of the widths that rows have, the one that most of them have; rows of one value say nothing. */
export function csvWidths(records: readonly CsvRecord[]): { width: number; count: number } {
  const counts = new Map<number, number>()
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
  let best = { width: 1, count: 0 }
  for (const [width, count] of counts) if (width > 1 && count > best.count) best = { width, count }
  return best
}

/** The first rows with that separator; undefined where they cannot be split by it. A cut quotation is no fault. */
function sampled(text: string, separator: CsvSeparator): CsvRecord[] | undefined {
  const records: CsvRecord[] = []
  try {
    for (const record of csvRecords([text.slice(0, sampleLength)], separator)) {
      records.push(record)
      if (records.length >= sampleRows) break
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'csv.quote_open') return undefined
  }
  return records
}

/** The separator that makes most rows equally wide; of two that do, the one that makes them wider. */
export function csvSeparatorOf(file: string): CsvSeparator {
  const text = withoutMark(file)
  const declared = declaredSeparator.exec(text)?.[1]
  if (declared) return declared as CsvSeparator
  let best: CsvSeparator = ','
  let bestScore = 0
  for (const separator of csvSeparators) {
    const records = sampled(text, separator)
    if (!records) continue
    const { width, count } = csvWidths(records)
    if (count === 0) continue
    const score = count * Math.min(width, 4) + width / 1000
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  return best
}

/** `="00123"`, by which spreadsheets keep text as it is. */
const asText = /^="(.*)"$/s

/**
 * The rows of a decoded file with its separator by evidence, without its byte order mark and a `sep=` line, each value
 * trimmed. Throws what {@link csvRecords} throws.
 */
export function* csvRows(
  text: string,
  limits: CsvLimits = csvLimits,
): Generator<CsvRecord, void, undefined> {
  const plain = withoutMark(text)
  const separator = csvSeparatorOf(plain)
  let isFirst = declaredSeparator.test(plain)
  for (const record of csvRecords([plain], separator, limits)) {
    if (!isFirst) yield cleaned(record)
    isFirst = false
  }
}

function cleaned(record: CsvRecord): CsvRecord {
  return {
    ...record,
    fields: record.fields.map((cell) => cell.trim().replace(asText, '$1')),
  }
}
