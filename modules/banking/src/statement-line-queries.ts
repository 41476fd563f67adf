import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import type { ListStatementLines } from '@smb/core/banking'
import { bankingErrors } from '@smb/core/banking'
import { invalid } from '@smb/core/errors'
import type { BankAccountId, StatementLineId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { LineRow } from './statement-line-repository.ts'
import type { BankingTables } from './tables.generated.ts'

const lines = (tx: ReadTx) =>
  tablesOf<BankingTables>(tx)
    .selectFrom('banking.statement_line as l')
    .selectAll('l')
    .where('l.undone_at', 'is', null)

/** Lines of a bank account, newest first, lines of one day in the reverse order of their file; by keyset. */
export async function listLineRows(
  tx: ReadTx,
  bankAccountId: BankAccountId,
  query: ListStatementLines,
): Promise<Page<LineRow>> {
  let wanted = lines(tx).where('l.bank_account_id', '=', uuidFromId(bankAccountId))
  if (query.state) wanted = wanted.where('l.state', '=', query.state)
  if (query.importId) wanted = wanted.where('l.import_id', '=', uuidFromId(query.importId))
  if (query.from) wanted = wanted.where('l.line_date', '>=', query.from)
  if (query.to) wanted = wanted.where('l.line_date', '<=', query.to)
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor)
    wanted = wanted.where(
      sql<boolean>`(l.line_date, l.line_no) < (${after.date}::date, ${after.lineNo}::bigint)`,
    )
  }
  const rows = await wanted
    .orderBy('l.line_date', 'desc')
    .orderBy('l.line_no', 'desc')
    .limit(query.limit + 1)
    .execute()
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > query.limit && last ? writeCursor(last) : null }
}

/**
 * One line, by its own id or by that of one of its matches, which is what a journal entry names as its source. Throws
 * `banking.line_not_found`.
 */
export async function getLineRow(tx: ReadTx, id: StatementLineId): Promise<LineRow> {
  const uuid = uuidFromId(id)
  const row =
    (await lines(tx).where('l.id', '=', uuid).executeTakeFirst()) ??
    (await lines(tx)
      .where('l.id', 'in', (inner) =>
        inner
          .selectFrom('banking.statement_match as m')
          .select('m.line_id')
          .where('m.id', '=', uuid),
      )
      .executeTakeFirst())
  if (!row) throw bankingErrors.lineNotFound()
  return row
}

function writeCursor(row: LineRow): string {
  return Buffer.from(`${row.line_date}|${row.line_no}`).toString('base64url')
}

const cursorPattern = /^(\d{4}-\d{2}-\d{2})\|(\d{1,18})$/

function readCursor(cursor: string): { date: string; lineNo: string } {
  const [, date, lineNo] = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (date && LocalDate.is(date) && lineNo) return { date, lineNo }
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}
