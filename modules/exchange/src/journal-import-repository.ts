import { sql } from 'kysely'
import type { Page, PageRequest } from '@smb/core/api'
import type { ImportedRatesView, JournalImportView } from '@smb/core/exchange'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { ExchangeTables } from './tables.generated.ts'

/** Records that a file was imported. */
export async function insertJournalImport(tx: Tx, imported: JournalImportView): Promise<void> {
  await tablesOf<ExchangeTables>(tx)
    .insertInto('exchange.journal_import')
    .values({
      id: uuidFromId(imported.id),
      imported_at: imported.importedAt,
      imported_by: uuidFromId(tx.actorId),
      entries_added: imported.added,
      entries_known: imported.alreadyThere,
      accounts_created: imported.accountsCreated,
      first_date: imported.from,
      last_date: imported.to,
      rates: sql<never>`${JSON.stringify(imported.rates)}::jsonb`,
    })
    .execute()
}

/** The imports of the business, newest first. */
export async function listJournalImports(
  tx: ReadTx,
  page: PageRequest,
): Promise<Page<JournalImportView>> {
  const after = page.cursor === undefined ? undefined : uuidFromId(page.cursor)
  const found = await tablesOf<ExchangeTables>(tx)
    .selectFrom('exchange.journal_import')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('id', '<', after as string))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const items = found.slice(0, page.limit).map((row): JournalImportView => ({
    id: idFromUuid('jim', row.id),
    importedAt: row.imported_at,
    importedBy: idFromUuid('usr', row.imported_by),
    added: row.entries_added,
    alreadyThere: row.entries_known,
    accountsCreated: row.accounts_created,
    from: row.first_date,
    to: row.last_date,
    rates: row.rates as unknown as ImportedRatesView[],
  }))
  return { items, nextCursor: found.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}
