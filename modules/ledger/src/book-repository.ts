import { sql } from 'kysely'
import { assert } from '@smb/core/errors'
import type { CurrencyCode } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement, tablesOf } from '@smb/platform/db'
import type { LedgerTables } from './tables.generated.ts'

export type Book = {
  readonly baseCurrency: CurrencyCode
  readonly lockDate: LocalDate | null
  readonly firstOpen: LocalDate | null
}

/** The tenant's book: base currency and the date up to which it is closed. */
export async function getBook(tx: ReadTx): Promise<Book> {
  const row = await tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.book')
    .select(['base_currency', 'lock_date', sql<LocalDate | null>`lock_date + 1`.as('first_open')])
    .executeTakeFirst()
  assert(row, 'every tenant has a book')
  return {
    baseCurrency: row.base_currency as CurrencyCode,
    lockDate: row.lock_date as LocalDate | null,
    firstOpen: row.first_open,
  }
}

/** Opens a new tenant's book. */
export async function insertBook(tx: Tx): Promise<void> {
  await tablesOf<LedgerTables>(tx)
    .insertInto('ledger.book')
    .values({ base_currency: tx.baseCurrency })
    .execute()
}

/** Closes the books up to that date, or opens them. Waits for postings under way, so that none slips behind the date. */
export async function setLockDate(tx: Tx, lockDate: LocalDate | null): Promise<void> {
  await statement(tx, {
    name: 'set-lock-date',
    text: 'select ledger.set_lock_date($1)',
    values: [lockDate],
  })
}
