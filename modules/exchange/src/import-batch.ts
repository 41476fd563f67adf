import { once } from 'node:events'
import { from as copyFrom } from 'pg-copy-streams'
import type { AppError } from '@smb/core/errors'
import { assert } from '@smb/core/errors'
import type { BasedTransaction } from '@smb/core/exchange'
import { exchangeErrors, importErrors } from '@smb/core/exchange'
import type { JournalImportId } from '@smb/core/ids'
import { isId, uuidFromId } from '@smb/core/ids'
import { ledgerErrors } from '@smb/core/ledger'
import { Decimal } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { LocalDate as Dates } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { clientOf, sqlState, statement, violatedConstraint } from '@smb/platform/db'
import type { CopyBuffer } from './copy-buffer.ts'
import { copyBuffer } from './copy-buffer.ts'
import { lineNumber } from './line-number.ts'

/** Entries on their way into the staging tables of the ledger. */
export type ImportBatch = {
  readonly add: (entry: BasedTransaction, as: { key: Buffer; accounts: readonly Buffer[] }) => void
  /** True when it is time to write. */
  readonly isFull: () => boolean
  /** Copies what was added and has the ledger prove and insert it. What is added meanwhile belongs to the next batch. */
  readonly write: () => Promise<{ added: number; known: number }>
}

const batchBytes = 4 * 1024 * 1024
const memoMax = 500
const epoch = Dates.of(2000, 1, 1)
const entryFields = 6
const lineFields = 9

/** Opens the staging tables. Throws `exchange.import_under_way` when another import into the tenant is running. */
export async function openBatch(tx: Tx, importId: JournalImportId): Promise<ImportBatch> {
  await statement(tx, {
    name: 'begin-import',
    text: 'select ledger.begin_import()',
    values: [],
  }).catch((error: unknown) => {
    throw sqlState(error).code === 'SM008' ? importErrors.underWay() : error
  })
  const entries = copyBuffer()
  const lines = copyBuffer()
  const entryId = Buffer.from(uuidFromId(importId).replaceAll('-', ''), 'hex')
  return {
    add: (entry, { key, accounts }) => {
      entryId.writeUInt32BE(entry.fileLine, 12)
      addEntry(entries, entry, { entryId, key })
      addLines(lines, entry, accounts)
    },
    isFull: () => entries.size() + lines.size() >= batchBytes,
    write: async () => {
      const [entryRows, lineRows] = [entries.take(), lines.take()]
      await copyInto(tx, 'import_entry', entryRows)
      await copyInto(tx, 'import_line', lineRows)
      return importStaged(tx, importId)
    },
  }
}

function addEntry(
  into: CopyBuffer,
  entry: BasedTransaction,
  as: { entryId: Buffer; key: Buffer },
): void {
  into.row(entryFields)
  into.int4(entry.fileLine)
  into.uuid(as.entryId)
  into.uuid(as.key)
  const ownId = entry.externalId
  if (ownId !== null && isId('je', ownId))
    into.uuid(Buffer.from(uuidFromId(ownId).replaceAll('-', ''), 'hex'))
  else into.none()
  into.int4(Dates.daysBetween(epoch, entry.date))
  into.text(memoOf(entry))
}

/** The entry's text with its document number behind it, where the books have room for both. */
function memoOf({ description, reference }: BasedTransaction): string | null {
  const both = reference === null ? description : `${description} (${reference})`.trimStart()
  return (both.length > memoMax ? description : both) || null
}

function addLines(into: CopyBuffer, entry: BasedTransaction, accounts: readonly Buffer[]): void {
  entry.lines.forEach((line, index) => {
    const isDebit = line.side === 'debit'
    into.row(lineFields)
    into.int4(entry.fileLine)
    into.int4(index + 1)
    into.uuid(accounts[index] as Buffer)
    into.text(line.currency)
    into.int8(isDebit ? line.minor : 0n)
    into.int8(isDebit ? 0n : line.minor)
    into.int8(isDebit ? line.baseMinor : 0n)
    into.int8(isDebit ? 0n : line.baseMinor)
    if (line.rate === Decimal.one) into.none()
    else into.text(Decimal.toString(line.rate))
  })
}

async function copyInto(
  tx: Tx,
  table: 'import_entry' | 'import_line',
  rows: Buffer,
): Promise<void> {
  const stream = clientOf(tx).query(copyFrom(`copy pg_temp.${table} from stdin (format binary)`))
  stream.end(rows)
  await once(stream, 'finish')
}

async function importStaged(
  tx: Tx,
  importId: JournalImportId,
): Promise<{ added: number; known: number }> {
  const [row] = await statement<{ added: number; known: number }>(tx, {
    name: 'import-entries',
    text: 'select added::integer, known::integer from ledger.import_entries($1)',
    values: [uuidFromId(importId)],
  }).catch((error: unknown) => {
    throw refusalOf(error)
  })
  assert(row, 'the function answers with one row')
  return row
}

function refusalOf(error: unknown): unknown {
  const { code, detail } = sqlState(error)
  const constraint = violatedConstraint(error)
  if (code === 'SM001') return lockedEntries(detail)
  if (code === 'SM002') return ledgerErrors.accountNotFound()
  if (code === 'SM003') return archivedAccount(detail)
  if (code === 'SM004') return importErrors.unbalanced(lineNumber(detail))
  if (code === 'SM006') return ledgerErrors.accountCurrency(detail)
  if (constraint === 'journal_entry_source_unique') return exchangeErrors.alreadyImported()
  return error
}

/** `2026-01-31 3,7`: the lock date, and the lines of the file whose entries lie before it. */
function lockedEntries(detail: string): AppError {
  const [lockDate = '', lines = ''] = detail.split(' ')
  if (lines === '') return ledgerErrors.periodLocked(lockDate)
  return importErrors.several(
    lines.split(',').map((line) => importErrors.locked(lineNumber(line), lockDate as LocalDate)),
  )
}

/** `7 1000`: the line of the file and the code of the account. */
function archivedAccount(detail: string): AppError {
  const space = detail.indexOf(' ')
  return importErrors.accountArchived(lineNumber(detail.slice(0, space)), detail.slice(space + 1))
}
