import { sql } from 'kysely'
import type { Page } from '@smb/core/api'
import { invalid } from '@smb/core/errors'
import { uuidFromId } from '@smb/core/ids'
import type { ListRefunds } from '@smb/core/payments'
import { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { RefundOf, RefundRow } from './refund-repository.ts'
import { creditIdOf, refundFromRow } from './refund-repository.ts'
import type { PaymentsTables } from './tables.generated.ts'

/** Refunds, newest first, by keyset; reversed ones too. */
export async function listRefunds(tx: ReadTx, query: ListRefunds): Promise<Page<RefundOf>> {
  let wanted = tablesOf<PaymentsTables>(tx).selectFrom('payments.refund').selectAll()
  if (query.customerId) wanted = wanted.where('customer_id', '=', uuidFromId(query.customerId))
  if (query.cursor !== undefined) {
    const { date, id } = readCursor(query.cursor)
    wanted = wanted.where(sql<boolean>`(refund_date, id) < (${date}::date, ${id}::uuid)`)
  }
  const rows = await wanted
    .orderBy('refund_date', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => ({ refund: refundFromRow(row), credit: creditIdOf(row) })),
    nextCursor: rows.length > query.limit && last ? writeCursor(last) : null,
  }
}

const writeCursor = (row: RefundRow): string =>
  Buffer.from(`${row.refund_date}|${row.id}`).toString('base64url')

const cursorPattern = /^(\d{4}-\d{2}-\d{2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

function readCursor(cursor: string): { date: string; id: string } {
  const [, date, id] = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (date && LocalDate.is(date) && id) return { date, id }
  const message = 'This cursor is not one of ours. Start again without it.'
  throw invalid('page.cursor_malformed', message, ['cursor'])
}
