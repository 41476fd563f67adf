import { qifErrors } from './qif-errors.ts'
import { onOneLine, textLines } from './text-lines.ts'

/** A record up to its `^`: the first value of each field by its letter, and where it begins. */
export type QifRecord = { readonly line: number; readonly fields: ReadonlyMap<string, string> }
/** The records of one account, as the file names it; empty where it does not. */
export type QifSection = {
  readonly account: string
  readonly type: string
  readonly records: readonly QifRecord[]
}

/** Accounts that have a statement; the rest are lists, prices and investments. */
const statementTypes = new Set(['BANK', 'CASH', 'CCARD', 'OTH A', 'OTH L'])
const fieldMax = 10_000
const linesMax = 200_000

type Section = { account: string; type: string; records: QifRecord[] }
type Scan = {
  kind: 'none' | 'account' | 'statement' | 'other'
  account: string
  record: { line: number; fields: Map<string, string> } | undefined
  readonly sections: Section[]
  count: number
}

/** The sections of a QIF file that hold lines of money, in its order. Throws `qif.*`. */
export function qifSections(text: string): QifSection[] {
  const scan: Scan = { kind: 'none', account: '', record: undefined, sections: [], count: 0 }
  for (const { text: raw, number } of textLines(text)) {
    const line = raw.trim()
    if (line === '') continue
    if (line.length > fieldMax) throw qifErrors.fieldTooLong(number, fieldMax)
    if (line.startsWith('!')) beginSection(scan, line)
    else if (line.startsWith('^')) endRecord(scan)
    else addField(scan, line, number)
  }
  if (scan.record) throw qifErrors.truncated(scan.record.line)
  return scan.sections
}

function beginSection(scan: Scan, line: string): void {
  if (scan.record) throw qifErrors.truncated(scan.record.line)
  const upper = line.toUpperCase()
  if (upper.startsWith('!OPTION') || upper.startsWith('!CLEAR')) return
  if (upper.startsWith('!ACCOUNT')) {
    scan.kind = 'account'
    return
  }
  const type = /^!TYPE:\s{0,5}(.{1,40})$/.exec(upper)?.[1]?.trim() ?? ''
  scan.kind = statementTypes.has(type) ? 'statement' : 'other'
  if (scan.kind === 'statement') scan.sections.push({ account: scan.account, type, records: [] })
}

function addField(scan: Scan, line: string, number: number): void {
  const [code = ''] = line
  if (scan.kind === 'none' || !/^[A-Za-z0-9$%@~]$/.test(code))
    throw qifErrors.malformed(number, line)
  scan.record ??= { line: number, fields: new Map() }
  const { fields } = scan.record
  const isOnce = code === 'D' || code === 'T'
  if (isOnce && scan.kind === 'statement' && fields.has(code))
    throw qifErrors.twice(number, code === 'D' ? 'date' : 'amount')
  if (!fields.has(code)) fields.set(code, onOneLine(line.slice(1)))
}

function endRecord(scan: Scan): void {
  const { record, kind } = scan
  scan.record = undefined
  if (!record) return
  if (kind === 'account') scan.account = record.fields.get('N') ?? ''
  if (kind !== 'statement') return
  scan.count += 1
  if (scan.count > linesMax) throw qifErrors.tooManyLines(record.line, linesMax)
  scan.sections.at(-1)?.records.push(record)
}
