import { normalizedText } from '../csv/index.ts'
import type { ReadStatement, ReadStatementLine } from './statement.ts'

/** A line of a file with the key by which it is known again. */
export type PlannedLine = { readonly line: ReadStatementLine; readonly fingerprint: string }

/** What importing a statement would do: lines to add, and lines that are here already. Order of the file. */
export type PlannedImport = {
  readonly newLines: readonly PlannedLine[]
  readonly duplicates: readonly PlannedLine[]
}

// The date and amount belong to the key beside the bank's id: banks that count 1, 2, 3 in every file exist, and a
// line wrongly taken for a known one would be lost without a word.
const idKey = (line: ReadStatementLine): string | null =>
  line.fitId === null ? null : `id|${line.date}|${line.amount.minor}|${line.fitId}`

function textKey(line: ReadStatementLine): string {
  const text = normalizedText(`${line.name} ${line.memo} ${line.checkNumber ?? ''}`)
  return `text|${line.date}|${line.amount.minor}|${line.fitId ?? ''}|${text}`
}

/**
 * The canonical key of a line within its bank account (rule 65); the server stores a hash of it. `occurrence` null
 * trusts the bank's id; a number counts, from 0, the lines of the file that are otherwise alike.
 */
export function lineFingerprint(line: ReadStatementLine, occurrence: number | null): string {
  const byId = occurrence === null ? idKey(line) : null
  return byId ?? `${textKey(line)}|${occurrence ?? 0}`
}

/** How many lines of the file share each bank id (with its date and amount). */
function idCounts(lines: readonly ReadStatementLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const key = idKey(line)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/**
 * The fingerprints of a file's lines, in order, all different. A line whose bank id is its own in the file is known
 * by it; lines without an id, or sharing one, are known by date, amount, text and occurrence.
 */
export function statementFingerprints(lines: readonly ReadStatementLine[]): string[] {
  const counts = idCounts(lines)
  const occurrences = new Map<string, number>()
  return lines.map((line) => {
    const byId = idKey(line)
    if (byId !== null && counts.get(byId) === 1) return lineFingerprint(line, null)
    const key = textKey(line)
    const occurrence = occurrences.get(key) ?? 0
    occurrences.set(key, occurrence + 1)
    return lineFingerprint(line, occurrence)
  })
}

/**
 * Splits a statement into what is new and what the bank account holds already (rule 65): the same file twice adds
 * nothing, two alike lines in one file are both kept, of an overlapping file only the new lines are added.
 */
export function plannedImport(
  statement: Pick<ReadStatement, 'lines'>,
  existing: ReadonlySet<string>,
): PlannedImport {
  const fingerprints = statementFingerprints(statement.lines)
  // An id may be alone in one file and shared in a longer one: each stored id then accounts for one line of its group.
  const counts = idCounts(statement.lines)
  const spentIds = new Set<string>()

  const newLines: PlannedLine[] = []
  const duplicates: PlannedLine[] = []
  statement.lines.forEach((line, index) => {
    const fingerprint = fingerprints[index] as string
    ;(isKnown(line, fingerprint) ? duplicates : newLines).push({ line, fingerprint })
  })
  return { newLines, duplicates }

  function isKnown(line: ReadStatementLine, fingerprint: string): boolean {
    if (existing.has(fingerprint)) return true
    const key = idKey(line)
    if (key === null) return false
    if (counts.get(key) === 1) return existing.has(`${textKey(line)}|0`)
    if (!existing.has(key) || spentIds.has(key)) return false
    spentIds.add(key)
    return true
  }
}
