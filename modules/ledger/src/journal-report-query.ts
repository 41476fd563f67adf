import { sql } from 'kysely'
import type { Page, PageRequest } from '@smb/core/api'
import { idFromUuid } from '@smb/core/ids'
import type { JournalEntryView } from '@smb/core/ledger'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { firstId, readCursor, writeCursor } from './cursor-columns.ts'
import { entryViews } from './entry-repository.ts'

/** Entries of a period with their lines, oldest first, by keyset: any depth costs the same. */
export async function listJournal(
  tx: ReadTx,
  filter: { readonly from: LocalDate; readonly to: LocalDate } & PageRequest,
): Promise<Page<JournalEntryView>> {
  const [date, id] =
    filter.cursor === undefined ? [filter.from, firstId] : readCursor(filter.cursor, 2)
  const { rows } = await sql<{ id: string; posting_date: string }>`
    select id, posting_date from ledger.journal_entry
     where (posting_date, id) > (${date}::date, ${id}::uuid) and posting_date <= ${filter.to}::date
     order by posting_date, id limit ${filter.limit + 1}`.execute(tablesOf(tx))
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  const items = await entryViews(
    tx,
    page.map((row) => idFromUuid('je', row.id)),
  )
  const hasMore = rows.length > filter.limit && last
  return { items, nextCursor: hasMore ? writeCursor([last.posting_date, last.id]) : null }
}
