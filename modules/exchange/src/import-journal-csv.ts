import { recordAudit } from '@smb/audit'
import type {
  JournalCsvFault,
  JournalCsvImportView,
  JournalCsvMapping,
  JournalImportView,
} from '@smb/core/exchange'
import { journalCsvErrors, journalCsvLimits } from '@smb/core/exchange'
import type { Issue } from '@smb/core/errors'
import type { LedgerAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { LedgerAccount } from '@smb/core/ledger'
import { LocalDate } from '@smb/core/time'
import { getBook, listAccounts } from '@smb/ledger'
import type { Tx } from '@smb/platform/db'
import { inOrder } from '@smb/platform/db'
import { wholeBody } from '@smb/platform/http'
import { openBatch } from './import-batch.ts'
import { rollUpOwnBalances } from './import-journal.ts'
import { insertJournalImport } from './journal-import-repository.ts'
import { journalCsvView } from './journal-csv-view.ts'
import type { PlannedEntry } from './planned-entries.ts'
import { plannedEntries } from './planned-entries.ts'
import { readJournalCsvFile } from './read-journal-csv-file.ts'

/**
 * Takes in a spreadsheet of journals, all of it or nothing. As a preview it says entry by entry what would happen and
 * changes nothing. What was imported before is recognised and passed over. Throws `exchange.journal_csv_faulty` with
 * the first 200 faults, `exchange.journal_csv_*`, `csv.*`, and what posting throws.
 */
export async function importJournalCsv(
  tx: Tx,
  body: AsyncIterable<Buffer>,
  how: { readonly isPreview: boolean; readonly mapping: JournalCsvMapping },
): Promise<JournalCsvImportView> {
  const bytes = await wholeBody(body, {
    mib: journalCsvLimits.mib,
    tooLarge: journalCsvErrors.tooLarge,
  })
  const [accounts, book] = await inOrder([listAccounts(tx), getBook(tx)])
  const { csv, entries, faults, encoding } = await readJournalCsvFile(bytes, {
    mapping: how.mapping,
    accounts,
    baseCurrency: tx.baseCurrency,
  })
  const planned = await plannedEntries(tx, entries, book.lockDate)
  const read = { csv: { ...csv, encoding }, planned, faults, baseCurrency: tx.baseCurrency }
  if (how.isPreview) return journalCsvView(read, null)
  assertImportable(read)
  return journalCsvView(read, await post(tx, planned, accounts))
}

type Read = Parameters<typeof journalCsvView>[0]

function assertImportable({ csv, planned, faults }: Read): void {
  const { refusal, questions } = csv
  if (refusal) throw journalCsvErrors.unread(refusal.message)
  const [question] = questions
  if (question) throw journalCsvErrors.questionOpen(question.words)
  const faulty = planned.filter(({ outcome }) => outcome === 'faulty')
  const all = [...faults, ...faulty.flatMap((each) => each.faults)]
  if (all.length > 0) {
    const count = faulty.length + faults.length
    throw journalCsvErrors.faulty(count, all.slice(0, journalCsvLimits.faultsShown).map(issueOf))
  }
}

const issueOf = ({ fileLine, code, message }: JournalCsvFault): Issue => ({
  path: ['line', fileLine],
  code,
  message: `Line ${fileLine}: ${message}`,
})

async function post(
  tx: Tx,
  planned: readonly PlannedEntry[],
  accounts: readonly LedgerAccount[],
): Promise<JournalImportView> {
  const id = tx.newId('jim')
  const batch = await openBatch(tx, id)
  const idByCode = new Map(accounts.map((account) => [account.code, uuidBytes(account.id)]))
  let [added, alreadyThere] = [0, 0]
  const write = async (): Promise<void> => {
    const written = await batch.write()
    added += written.added
    alreadyThere += written.known
  }
  const dates: LocalDate[] = []
  for (const { entry, key } of planned) {
    if (!entry.transaction || !key) continue
    const codes = entry.transaction.lines.map(({ account }) => idByCode.get(account))
    batch.add(entry.transaction, { key, accounts: codes.filter((code) => code !== undefined) })
    dates.push(entry.transaction.date)
    if (batch.isFull()) await write()
  }
  await write()
  const [first] = dates
  if (first === undefined) throw journalCsvErrors.noRows()
  if (added > 0) await rollUpOwnBalances(tx)
  const imported: JournalImportView = {
    id,
    importedAt: tx.now,
    importedBy: tx.actorId,
    added,
    alreadyThere,
    accountsCreated: 0,
    from: dates.reduce(LocalDate.min, first),
    to: dates.reduce(LocalDate.max, first),
    rates: [],
  }
  await insertJournalImport(tx, imported)
  await recordAudit(tx, {
    action: 'exchange.journal_imported',
    subject: id,
    details: { added, alreadyThere, accountsCreated: 0 },
  })
  return imported
}

const uuidBytes = (id: LedgerAccountId): Buffer =>
  Buffer.from(uuidFromId(id).replaceAll('-', ''), 'hex')
