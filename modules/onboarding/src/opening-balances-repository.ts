import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { JournalEntryId, LedgerAccountId, OpeningBalancesId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import { openingErrors } from '@smb/core/onboarding'
import type { Instant, LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf, violatedConstraint } from '@smb/platform/db'
import type { OnboardingTables } from './tables.generated.ts'

export type OpeningBalances = {
  readonly id: OpeningBalancesId
  readonly asOf: LocalDate
  readonly openingAccountId: LedgerAccountId
  readonly journalEntryId: JournalEntryId | null
  readonly difference: Money
  readonly invoiceCount: number
  readonly invoiceTotal: Money
  readonly postedAt: Instant
  readonly reversedAt: Instant | null
}

type Row = Selectable<OnboardingTables['onboarding.opening_balances']>

const fromRow = (tx: ReadTx, row: Row): OpeningBalances => ({
  id: idFromUuid('opn', row.id),
  asOf: row.as_of as LocalDate,
  openingAccountId: idFromUuid('acc', row.opening_account_id),
  journalEntryId: row.journal_entry_id === null ? null : idFromUuid('je', row.journal_entry_id),
  difference: Money.of(row.difference, tx.baseCurrency),
  invoiceCount: row.invoice_count,
  invoiceTotal: Money.of(row.invoice_total, tx.baseCurrency),
  postedAt: row.posted_at as Instant,
  reversedAt: row.reversed_at as Instant | null,
})

const all = (tx: ReadTx) =>
  tablesOf<OnboardingTables>(tx).selectFrom('onboarding.opening_balances').selectAll()

/** Every set that was posted, the latest first. */
export async function listOpeningBalances(tx: ReadTx): Promise<OpeningBalances[]> {
  const rows = await all(tx).orderBy('posted_at', 'desc').orderBy('id').limit(100).execute()
  return rows.map((row) => fromRow(tx, row))
}

/** The set, locked until the transaction ends. Throws `opening.not_found`. */
export async function lockOpeningBalances(tx: Tx, id: OpeningBalancesId): Promise<OpeningBalances> {
  const row = await all(tx).where('id', '=', uuidFromId(id)).forUpdate().executeTakeFirst()
  if (!row) throw openingErrors.notFound()
  return fromRow(tx, row)
}

/** The set that stands in the books; undefined where none does. */
export async function liveOpeningBalances(tx: ReadTx): Promise<OpeningBalances | undefined> {
  const row = await all(tx).where('reversed_at', 'is', null).executeTakeFirst()
  return row && fromRow(tx, row)
}

/**
 * Throws `opening.already_there` where another set was posted at the same time, and `money.too_large` where the open
 * invoices or what the accounts are apart add up to more than one amount may be (rule 6).
 */
export async function insertOpeningBalances(
  tx: Tx,
  opening: Omit<OpeningBalances, 'postedAt' | 'reversedAt'>,
): Promise<void> {
  const { id, asOf, openingAccountId, journalEntryId, difference } = opening
  await tablesOf<OnboardingTables>(tx)
    .insertInto('onboarding.opening_balances')
    .values({
      id: uuidFromId(id),
      as_of: asOf,
      opening_account_id: uuidFromId(openingAccountId),
      journal_entry_id: journalEntryId && uuidFromId(journalEntryId),
      difference: Money.storable(difference).minor,
      invoice_count: opening.invoiceCount,
      invoice_total: Money.storable(opening.invoiceTotal).minor,
    })
    .execute()
    .catch((error: unknown) => {
      throw violatedConstraint(error) === 'opening_balances_one_live'
        ? openingErrors.alreadyThere(asOf)
        : error
    })
}

export async function markReversed(
  tx: Tx,
  id: OpeningBalancesId,
  reversalEntryId: JournalEntryId | null,
): Promise<void> {
  await tablesOf<OnboardingTables>(tx)
    .updateTable('onboarding.opening_balances')
    .set({
      reversed_at: tx.now,
      reversed_by: sql<string | null>`platform.actor_id()`,
      reversal_entry_id: reversalEntryId && uuidFromId(reversalEntryId),
    })
    .where('id', '=', uuidFromId(id))
    .execute()
}
