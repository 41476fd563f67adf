import { sql } from 'kysely'
import type { Page, PageRequest } from '@smb/core/api'
import type {
  AccountTransactionView,
  EntryKind,
  EntrySourceType,
  JournalListItem,
  LedgerAccount,
} from '@smb/core/ledger'
import { balanceCountsFrom } from '@smb/core/ledger'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { firstId, lastId, readCursor, writeCursor } from './cursor-columns.ts'
import { sourceIdOf } from './source-id.ts'
import type { LedgerTables } from './tables.generated.ts'

export type EntryFilter = {
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
  readonly sourceType?: EntrySourceType | undefined
}

type EntryRow = {
  id: string
  posting_date: string
  kind: string
  source_type: string
  source_id: string
  reverses_id: string | null
  reversed_by_id: string | null
  memo: string | null
  posted_at: string
  posted_by: string | null
  total: string
}

/**
 * Entries, newest first, by keyset: any depth costs the same. The page begins at one place of the index, be it the cursor
 * or the last day asked for: with both as conditions the scan would begin at the day and read up to the cursor.
 */
export async function listEntries(
  tx: ReadTx,
  filter: EntryFilter,
  page: PageRequest,
): Promise<Page<JournalListItem>> {
  const [date, id] =
    page.cursor === undefined ? [filter.to ?? '9999-12-31', lastId] : readCursor(page.cursor, 2)
  const { rows } = await sql<EntryRow>`
    with page as materialized (
      select * from ledger.journal_entry
       where (posting_date, id) < (${date}::date, ${id}::uuid) and posting_date >= ${filter.from ?? '0001-01-01'}::date
         and (${filter.sourceType ?? null}::text is null or source_type = ${filter.sourceType ?? null})
       order by posting_date desc, id desc limit ${page.limit + 1}
    )
    select e.id, e.posting_date, e.kind, e.source_type, e.source_id, e.reverses_id, e.posted_at, e.posted_by, m.memo,
           (select r.id from ledger.journal_entry r where r.tenant_id = e.tenant_id and r.reverses_id = e.id) as reversed_by_id,
           (select sum(l.base_debit) from ledger.journal_line l where l.tenant_id = e.tenant_id and l.entry_id = e.id) as total
      from page e left join ledger.entry_memo m on m.tenant_id = e.tenant_id and m.entry_id = e.id
     order by e.posting_date desc, e.id desc`.execute(tablesOf(tx))
  const items = rows.slice(0, page.limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => entryItem(tx, row)),
    nextCursor: rows.length > page.limit && last ? writeCursor([last.posting_date, last.id]) : null,
  }
}

function entryItem(tx: ReadTx, row: EntryRow): JournalListItem {
  return {
    id: idFromUuid('je', row.id),
    postingDate: row.posting_date,
    kind: row.kind as EntryKind,
    source: {
      type: row.source_type as EntrySourceType,
      id: sourceIdOf(row.source_type, row.source_id),
    },
    reversesId: row.reverses_id && idFromUuid('je', row.reverses_id),
    reversedById: row.reversed_by_id && idFromUuid('je', row.reversed_by_id),
    memo: row.memo,
    postedAt: row.posted_at,
    postedBy: row.posted_by && idFromUuid('usr', row.posted_by),
    total: moneyView(Money.of(BigInt(row.total), tx.baseCurrency)),
  }
}

export type LedgerFilter = {
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
}

type TransactionRow = {
  entry_id: string
  line_no: number
  posting_date: string
  kind: string
  source_type: string
  source_id: string
  memo: string | null
  currency: string
  debit: bigint
  credit: bigint
  base_debit: bigint
  base_credit: bigint
}

export type AccountTransactions = Page<AccountTransactionView> & {
  readonly opening: Money
  /** The first day that the opening balance holds; null reaches back to the first entry. */
  readonly openingFrom: LocalDate | null
}

/**
 * One account's lines in date order with the running balance (base currency, debit positive). The first page opens with
 * the balance before `from`, read from the balance tables, of income and expense accounts only since their fiscal year began
 * (rule 47); each cursor carries the balance, so no page adds up what came before it.
 */
export async function listAccountTransactions(
  tx: ReadTx,
  account: Pick<LedgerAccount, 'id' | 'type'>,
  filter: LedgerFilter & PageRequest,
): Promise<AccountTransactions> {
  const openingFrom = balanceCountsFrom(account.type, filter.from, tx.fiscalYearStartMonth)
  const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor, 4)
  const opening = after
    ? Money.of(BigInt(after[3] as string), tx.baseCurrency)
    : await balanceBefore(tx, account.id, { from: openingFrom, before: filter.from })
  const [date, entryId, lineNo] = after ?? [filter.from ?? '0001-01-01', firstId, '0']
  const { rows } = await sql<TransactionRow>`
    with page as materialized (
      select * from ledger.journal_line
       where account_id = ${uuidFromId(account.id)}
         and (posting_date, entry_id, line_no) > (${date}::date, ${entryId}::uuid, ${lineNo}::integer)
         and posting_date <= ${filter.to ?? '9999-12-31'}::date
       order by posting_date, entry_id, line_no limit ${filter.limit + 1}
    )
    select l.entry_id, l.line_no, l.posting_date, e.kind, e.source_type, e.source_id, m.memo, l.currency, l.debit, l.credit, l.base_debit, l.base_credit
      from page l
      join ledger.journal_entry e on e.tenant_id = l.tenant_id and e.id = l.entry_id
      left join ledger.entry_memo m on m.tenant_id = e.tenant_id and m.entry_id = e.id
     order by l.posting_date, l.entry_id, l.line_no`.execute(tablesOf(tx))
  let balance = opening
  const items = rows.slice(0, filter.limit).map((row): AccountTransactionView => {
    balance = Money.add(balance, Money.of(row.base_debit - row.base_credit, tx.baseCurrency))
    return transactionView(tx, row, balance)
  })
  const last = rows[filter.limit - 1]
  const more = rows.length > filter.limit && last
  return {
    opening,
    openingFrom,
    items,
    nextCursor: more
      ? writeCursor([last.posting_date, last.entry_id, String(last.line_no), String(balance.minor)])
      : null,
  }
}

function transactionView(tx: ReadTx, row: TransactionRow, balance: Money): AccountTransactionView {
  const isDebit = row.debit > 0n || row.base_debit > 0n
  return {
    entryId: idFromUuid('je', row.entry_id),
    postingDate: row.posting_date,
    kind: row.kind as EntryKind,
    source: {
      type: row.source_type as EntrySourceType,
      id: sourceIdOf(row.source_type, row.source_id),
    },
    memo: row.memo,
    side: isDebit ? 'debit' : 'credit',
    amount: moneyView(Money.of(isDebit ? row.debit : row.credit, row.currency as CurrencyCode)),
    base: moneyView(Money.of(isDebit ? row.base_debit : row.base_credit, tx.baseCurrency)),
    balance: moneyView(balance),
  }
}

async function balanceBefore(
  tx: ReadTx,
  accountId: LedgerAccount['id'],
  days: { readonly from: LocalDate | null; readonly before: LocalDate | undefined },
): Promise<Money> {
  const { from, before } = days
  if (!before || from === before) return Money.zero(tx.baseCurrency)
  const { rows } = await sql<{ balance: string }>`
    select coalesce(sum(base_debit - base_credit), 0) as balance from ledger.movements(${from}::date, (${before}::date - 1)) where account_id = ${uuidFromId(accountId)}`.execute(
    tablesOf<LedgerTables>(tx),
  )
  return Money.of(BigInt(rows[0]?.balance ?? '0'), tx.baseCurrency)
}
