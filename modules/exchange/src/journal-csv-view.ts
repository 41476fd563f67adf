import type {
  JournalCsvEntryView,
  JournalCsvFault,
  JournalCsvImportView,
  JournalImportView,
} from '@smb/core/exchange'
import { journalCsvLimits } from '@smb/core/exchange'
import type { CurrencyCode } from '@smb/core/money'
import { moneyView } from '@smb/core/money'
import type { PlannedEntry } from './planned-entries.ts'

type Read = {
  readonly csv: JournalCsvImportView['csv']
  readonly planned: readonly PlannedEntry[]
  readonly faults: readonly JournalCsvFault[]
  readonly baseCurrency: CurrencyCode
}

const faultsOfEntryMax = 20

/** What a file would do or did: the sums, then its entries, those that do not fit first. */
export function journalCsvView(
  { csv, planned, faults, baseCurrency }: Read,
  imported: JournalImportView | null,
): JournalCsvImportView {
  const of = (outcome: PlannedEntry['outcome']) =>
    planned.filter((each) => each.outcome === outcome)
  const [faulty, fresh, known] = [of('faulty'), of('new'), of('already_there')]
  const homeless = faults.slice(0, journalCsvLimits.faultsShown).map(homelessRow)
  const fitting = planned.filter(({ outcome }) => outcome !== 'faulty')
  return {
    isPreview: imported === null,
    csv,
    entryCount: planned.length,
    new: fresh.length,
    alreadyThere: known.length,
    faulty: faulty.length + faults.length,
    newTotal: moneyView({
      minor: fresh.reduce((sum, each) => sum + debitsOf(each), 0n),
      currency: baseCurrency,
    }),
    entries: [
      ...homeless,
      ...[...faulty, ...fitting]
        .slice(0, journalCsvLimits.entriesShown - homeless.length)
        .map((each) => entryView(each, baseCurrency)),
    ],
    import: imported,
  }
}

const debitsOf = ({ entry }: PlannedEntry): bigint =>
  (entry.transaction?.lines ?? []).reduce(
    (sum, line) => (line.side === 'debit' ? sum + line.baseMinor : sum),
    0n,
  )

function entryView(planned: PlannedEntry, baseCurrency: CurrencyCode): JournalCsvEntryView {
  const { entry, outcome, faults } = planned
  return {
    fileLine: entry.fileLine,
    reference: entry.reference?.slice(0, 200) ?? null,
    postingDate: entry.date,
    memo: entry.memo.slice(0, 500),
    outcome,
    faults: faults.slice(0, faultsOfEntryMax),
    total: entry.transaction
      ? moneyView({ minor: debitsOf(planned), currency: baseCurrency })
      : null,
    lines: entry.lines.slice(0, linesShown).map((line) => ({
      fileLine: line.fileLine,
      account: line.account
        ? `${line.account.code} ${line.account.name}`
        : line.accountText.slice(0, 200),
      isKnown: line.account !== null,
      side: line.side,
      amount: line.amount && moneyView(line.amount),
    })),
  }
}
const linesShown = 100

/** A row that no entry can be found for, shown as an entry of its own. */
const homelessRow = (fault: JournalCsvFault): JournalCsvEntryView => ({
  fileLine: fault.fileLine,
  reference: null,
  postingDate: null,
  memo: '',
  outcome: 'faulty',
  faults: [fault],
  total: null,
  lines: [],
})
