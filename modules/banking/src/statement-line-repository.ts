import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { PlannedLine, StatementLineState } from '@smb/core/banking'
import { bankingErrors } from '@smb/core/banking'
import type { BankAccountId, StatementImportId, StatementLineId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf } from '@smb/platform/db'
import { fingerprintHash } from './line-fingerprint-queries.ts'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
export type LineRow = Selectable<BankingTables['banking.statement_line']>

const linesPerInsert = 5_000
const insertLines = `insert into banking.statement_line
    (id, bank_account_id, import_id, line_date, amount, type, name, memo, check_number, bank_id, fingerprint)
  select l.id, $2, $3, l.line_date, l.amount, l.type, l.name, l.memo, l.check_number, l.bank_id, l.fingerprint
    from unnest($1::uuid[], $4::date[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[])
         with ordinality as l(id, line_date, amount, type, name, memo, check_number, bank_id, fingerprint, position)
   order by l.position`

/** Writes the lines of an import in the order of the file, some thousands at a time. */
export async function insertStatementLines(
  tx: Tx,
  of: { readonly bankAccountId: BankAccountId; readonly importId: StatementImportId },
  planned: readonly PlannedLine[],
): Promise<void> {
  for (let start = 0; start < planned.length; start += linesPerInsert) {
    const part = planned.slice(start, start + linesPerInsert)
    const lines = part.map(({ line }) => line)
    await statement(tx, {
      name: 'insert-statement-lines',
      text: insertLines,
      values: [
        part.map(() => uuidFromId(tx.newId('stl'))),
        uuidFromId(of.bankAccountId),
        uuidFromId(of.importId),
        lines.map((line) => line.date),
        lines.map((line) => line.amount.minor),
        lines.map((line) => line.type),
        lines.map((line) => line.name),
        lines.map((line) => line.memo),
        lines.map((line) => line.checkNumber),
        lines.map((line) => line.fitId),
        part.map(({ fingerprint }) => fingerprintHash(fingerprint)),
      ],
    })
  }
}

/** The line, locked until the transaction ends. Throws `banking.line_not_found`. */
export async function lockStatementLine(tx: Tx, id: StatementLineId): Promise<LineRow> {
  const row = await tables(tx)
    .selectFrom('banking.statement_line')
    .selectAll()
    .where('id', '=', uuidFromId(id))
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw bankingErrors.lineNotFound()
  return row
}

/** Moves a locked line to a state. */
export async function setLineState(tx: Tx, uuid: string, state: StatementLineState): Promise<void> {
  await tables(tx)
    .updateTable('banking.statement_line')
    .set((set) => ({ state, version: set('version', '+', 1) }))
    .where('id', '=', uuid)
    .execute()
}

/** Takes back the lines of an import that nobody has settled. */
export async function undoLines(tx: Tx, importId: StatementImportId): Promise<void> {
  await tables(tx)
    .updateTable('banking.statement_line')
    .set((set) => ({ undone_at: tx.now, version: set('version', '+', 1) }))
    .where('import_id', '=', uuidFromId(importId))
    .where('undone_at', 'is', null)
    .where('state', 'in', ['unmatched', 'excluded'])
    .execute()
}

const settledShownMax = 50

/** Lines of an import that are matched or coded: how many, and the first of them. */
export async function settledLines(
  tx: Tx,
  importId: StatementImportId,
): Promise<{ readonly count: number; readonly first: readonly LineRow[] }> {
  const settled = tables(tx)
    .selectFrom('banking.statement_line')
    .where('import_id', '=', uuidFromId(importId))
    .where('undone_at', 'is', null)
    .where('state', 'in', ['matched', 'coded'])
  const { count } = await settled
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  const first = await settled.selectAll().orderBy('line_no').limit(settledShownMax).execute()
  return { count, first }
}
