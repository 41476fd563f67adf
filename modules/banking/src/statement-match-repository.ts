import { sql } from 'kysely'
import type { Selectable } from 'kysely'
import type { StatementLineMatch } from '@smb/core/banking'
import { assert } from '@smb/core/errors'
import type { StatementLineId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
export type MatchRow = Selectable<BankingTables['banking.statement_match']>

/**
 * What a line became, with an id of its own: entries that a match posts name it as their source, so that the line can
 * be coded again after it was undone.
 */
export type KeptMatch = StatementLineMatch & { readonly id: StatementLineId }

function matchFromRow(row: MatchRow): KeptMatch {
  const id = idFromUuid('stl', row.id)
  if (row.kind === 'account') {
    assert(row.ledger_account_id && row.entry_id, 'a coded line has its account and entry')
    const ledgerAccountId = idFromUuid('acc', row.ledger_account_id)
    return { id, kind: 'account', ledgerAccountId, entryId: idFromUuid('je', row.entry_id) }
  }
  assert(row.payment_id, 'a matched line has its payment')
  const paymentId = idFromUuid('pay', row.payment_id)
  if (row.kind === 'payment_received') return { id, kind: 'payment_received', paymentId }
  assert(row.invoice_id, 'a line that settles an invoice names it')
  return { id, kind: 'invoice', invoiceId: idFromUuid('inv', row.invoice_id), paymentId }
}

/** Keeps what a locked line became. */
export async function insertMatch(tx: Tx, lineUuid: string, match: KeptMatch): Promise<void> {
  const isAccount = match.kind === 'account'
  await tables(tx)
    .insertInto('banking.statement_match')
    .values({
      id: uuidFromId(match.id),
      line_id: lineUuid,
      kind: match.kind,
      invoice_id: match.kind === 'invoice' ? uuidFromId(match.invoiceId) : null,
      payment_id: isAccount ? null : uuidFromId(match.paymentId),
      ledger_account_id: isAccount ? uuidFromId(match.ledgerAccountId) : null,
      entry_id: isAccount ? uuidFromId(match.entryId) : null,
      matched_at: tx.now,
    })
    .execute()
}

/** Ends what a locked line became, and says what that was. */
export async function endMatch(tx: Tx, lineUuid: string): Promise<KeptMatch> {
  const row = await tables(tx)
    .updateTable('banking.statement_match')
    .set({ ended_at: tx.now, ended_by: sql`platform.actor_id()` })
    .where('line_id', '=', lineUuid)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
  assert(row, 'a line that is matched or coded has a match')
  return matchFromRow(row)
}

/** What the lines with these uuids are now. */
export async function liveMatches(
  tx: ReadTx,
  lineUuids: readonly string[],
): Promise<ReadonlyMap<string, KeptMatch>> {
  if (lineUuids.length === 0) return new Map()
  const rows = await tables(tx)
    .selectFrom('banking.statement_match')
    .selectAll()
    .where('line_id', 'in', [...lineUuids])
    .where('ended_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.line_id, matchFromRow(row)]))
}
