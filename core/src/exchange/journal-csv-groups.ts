import type { CsvRecord } from '../csv/index.ts'
import { cellOf } from '../csv/index.ts'
import type { JournalCsvFault } from './journal-csv-errors.ts'
import { journalCsvFaults } from './journal-csv-errors.ts'
import type { JournalCsvRole } from './journal-csv-words.ts'
import { isTotalRow } from './journal-csv-words.ts'

/** Rows that make one entry. */
export type JournalCsvGroup = {
  readonly reference: string | null
  readonly rows: readonly CsvRecord[]
}
/** By what rows become one entry, and the same in words. */
export type JournalCsvGrouping = {
  readonly by: 'entry_column' | 'blank_rows' | 'date'
  readonly words: string
}
export type JournalCsvGroups = {
  readonly grouping: JournalCsvGrouping
  readonly groups: readonly JournalCsvGroup[]
  readonly leftOut: readonly { readonly fileLine: number; readonly reason: string }[]
  readonly faults: readonly JournalCsvFault[]
}

type At = { readonly entry: number; readonly date: number; readonly accounts: readonly number[] }

/**
 * Sorts rows into entries: those of one reference wherever they stand, a row without one belonging to the entry above;
 * without references those between blank rows; without blank rows those that follow each other on one date. Totals
 * are left out.
 */
export function journalCsvGroups(
  rows: readonly CsvRecord[],
  roles: readonly JournalCsvRole[],
): JournalCsvGroups {
  const at: At = {
    entry: roles.indexOf('entry'),
    date: roles.indexOf('date'),
    accounts: [roles.indexOf('account'), roles.indexOf('account_name')],
  }
  const isTotal = (row: CsvRecord): boolean =>
    at.accounts.every(
      (column) => cellOf(row, column) === '' || isTotalRow([cellOf(row, column)]),
    ) && isTotalRow(row.fields)
  const moves = rows.filter((row) => !isTotal(row))
  const leftOut = rows
    .filter(isTotal)
    .map(({ line }) => ({ fileLine: line, reason: 'It is a total.' }))
  if (moves.some((row) => cellOf(row, at.entry) !== ''))
    return { ...byReference(moves, at), leftOut }
  return { ...byPlace(moves, at), leftOut, faults: [] }
}

function byReference(rows: readonly CsvRecord[], { entry }: At): Omit<JournalCsvGroups, 'leftOut'> {
  const groups = new Map<string, CsvRecord[]>()
  const faults: JournalCsvFault[] = []
  let reference = ''
  for (const row of rows) {
    reference = cellOf(row, entry) || reference
    if (reference === '') {
      faults.push(journalCsvFaults.entryMissing(row.line))
      continue
    }
    const group = groups.get(reference)
    if (group) group.push(row)
    else groups.set(reference, [row])
  }
  return {
    grouping: {
      by: 'entry_column',
      words:
        'Rows with the same reference make one entry; a row without one belongs to the entry above.',
    },
    groups: [...groups].map(([name, members]) => ({ reference: name, rows: members })),
    faults,
  }
}

function byPlace(
  rows: readonly CsvRecord[],
  { date }: At,
): Pick<JournalCsvGroups, 'grouping' | 'groups'> {
  const isApart = rows.map((row, at) => {
    const before = rows[at - 1]
    return before !== undefined && row.line > before.lastLine + 1
  })
  const hasBlanks = isApart.some(Boolean)
  const groups: CsvRecord[][] = []
  let day = ''
  for (const [at, row] of rows.entries()) {
    const own = cellOf(row, date)
    const begins = hasBlanks ? isApart[at] : own !== '' && own !== day
    day = own || day
    const last = groups.at(-1)
    if (begins || !last) groups.push([row])
    else last.push(row)
  }
  return {
    grouping: hasBlanks
      ? { by: 'blank_rows', words: 'Rows between two blank rows make one entry.' }
      : {
          by: 'date',
          words:
            'Rows that follow each other on one date make one entry, since no column names entries and no row is blank.',
        },
    groups: groups.map((members) => ({ reference: null, rows: members })),
  }
}
