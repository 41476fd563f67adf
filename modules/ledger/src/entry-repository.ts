import type {
  EntryKind,
  EntrySourceType,
  JournalEntryDraft,
  JournalEntryView,
  JournalLine,
  JournalLineView,
} from '@smb/core/ledger'
import { ledgerErrors } from '@smb/core/ledger'
import type { JournalEntryId, LedgerAccountId } from '@smb/core/ids'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Decimal, Money, moneyView } from '@smb/core/money'
import type { Instant, LocalDate } from '@smb/core/time'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { AccountName } from './account-repository.ts'
import { sourceIdOf } from './source-id.ts'
import type { LedgerTables } from './tables.generated.ts'

const linesOf = (tx: ReadTx, entryIds: readonly string[]) =>
  tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.journal_line as l')
    .innerJoin('ledger.account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.account_id'),
    )
    .selectAll('l')
    .select(['a.code', 'a.name'])
    .where('l.entry_id', 'in', [...entryIds])
    .orderBy('l.entry_id')
    .orderBy('l.line_no')
    .execute()
type LineRow = Awaited<ReturnType<typeof linesOf>>[number]

const entriesWhere = (tx: ReadTx) =>
  tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.journal_entry as e')
    .leftJoin('ledger.entry_memo as m', (join) =>
      join.onRef('m.tenant_id', '=', 'e.tenant_id').onRef('m.entry_id', '=', 'e.id'),
    )
    .leftJoin('ledger.journal_entry as r', (join) =>
      join.onRef('r.tenant_id', '=', 'e.tenant_id').onRef('r.reverses_id', '=', 'e.id'),
    )
    .selectAll('e')
    .select(['m.memo', 'r.id as reversed_by_id'])

/** Throws `ledger.entry_not_found`. */
export async function getEntry(tx: ReadTx, id: JournalEntryId): Promise<JournalEntryView> {
  const [entry] = await entryViews(tx, [id])
  if (!entry) throw ledgerErrors.entryNotFound()
  return entry
}

/** The entries with these ids, lines included, oldest first. */
export async function entryViews(
  tx: ReadTx,
  ids: readonly JournalEntryId[],
): Promise<JournalEntryView[]> {
  if (ids.length === 0) return []
  const uuids = ids.map(uuidFromId)
  const rows = await entriesWhere(tx)
    .where('e.id', 'in', uuids)
    .orderBy('e.posting_date')
    .orderBy('e.id')
    .execute()
  const lines = Map.groupBy(await linesOf(tx, uuids), (line) => line.entry_id)
  return rows.map((row) => ({
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
    total: moneyView(totalOf(tx, lines.get(row.id) ?? [])),
    lines: (lines.get(row.id) ?? []).map((line) => lineView(lineFromRow(tx, line), line)),
  }))
}

/** Every entry that a document has caused, oldest first: its posting, its reversal. */
export async function entriesOfSource(
  tx: ReadTx,
  sourceIds: readonly string[],
): Promise<JournalEntryView[]> {
  if (sourceIds.length === 0) return []
  const rows = await tablesOf<LedgerTables>(tx)
    .selectFrom('ledger.journal_entry')
    .select('id')
    .where('source_id', 'in', sourceIds.map(uuidFromId))
    .execute()
  return entryViews(
    tx,
    rows.map((row) => idFromUuid('je', row.id)),
  )
}

/** A posted entry as the draft that made it, for reversing. Throws `ledger.entry_not_found`, `ledger.already_reversed`. */
export async function getReversible(tx: Tx, id: JournalEntryId): Promise<JournalEntryDraft> {
  const row = await entriesWhere(tx).where('e.id', '=', uuidFromId(id)).executeTakeFirst()
  if (!row) throw ledgerErrors.entryNotFound()
  if (row.reversed_by_id !== null || row.reverses_id !== null) throw ledgerErrors.alreadyReversed()
  const lines = await linesOf(tx, [row.id])
  return {
    id,
    postingDate: row.posting_date as LocalDate,
    kind: row.kind as EntryKind,
    source: {
      type: row.source_type as EntrySourceType,
      id: sourceIdOf(row.source_type, row.source_id),
    },
    lines: lines.map((line) => lineFromRow(tx, line)),
  }
}

function lineFromRow(tx: ReadTx, row: LineRow): JournalLine {
  const isDebit = row.debit > 0n || row.base_debit > 0n
  return {
    accountId: idFromUuid('acc', row.account_id),
    side: isDebit ? 'debit' : 'credit',
    amount: Money.of(isDebit ? row.debit : row.credit, row.currency as CurrencyCode),
    base: Money.of(isDebit ? row.base_debit : row.base_credit, tx.baseCurrency),
    rate: Decimal.from(row.rate),
    ...(row.customer_id ? { customerId: idFromUuid('cus', row.customer_id) } : {}),
    ...(row.tax_code_id ? { taxCodeId: idFromUuid('tax', row.tax_code_id) } : {}),
    ...(row.further_tax_code_ids
      ? { furtherTaxCodeIds: row.further_tax_code_ids.map((id) => idFromUuid('tax', id)) }
      : {}),
  }
}

/** A just posted entry as it would be read back, without reading it back. */
export function postedView(
  tx: Tx,
  entry: JournalEntryDraft,
  posted: { postedAt: Instant; names: ReadonlyMap<LedgerAccountId, AccountName> },
): JournalEntryView {
  const total = entry.lines.filter((line) => line.side === 'debit').map((line) => line.base)
  return {
    id: entry.id,
    postingDate: entry.postingDate,
    kind: entry.kind,
    source: entry.source,
    reversesId: entry.reversesId ?? null,
    reversedById: null,
    memo: entry.memo ?? null,
    postedAt: posted.postedAt,
    postedBy: tx.actorId,
    total: moneyView(Money.sum(total, tx.baseCurrency)),
    lines: entry.lines.map((line) =>
      lineView(line, posted.names.get(line.accountId) as AccountName),
    ),
  }
}

function lineView(line: JournalLine, account: AccountName): JournalLineView {
  return {
    accountId: line.accountId,
    accountCode: account.code,
    accountName: account.name,
    side: line.side,
    amount: moneyView(line.amount),
    base: moneyView(line.base),
    rate: Decimal.toString(line.rate),
    customerId: line.customerId ?? null,
    taxCodeIds: [...(line.taxCodeId ? [line.taxCodeId] : []), ...(line.furtherTaxCodeIds ?? [])],
  }
}

const totalOf = (tx: ReadTx, lines: readonly LineRow[]): Money =>
  Money.of(
    lines.reduce((sum, line) => sum + line.base_debit, 0n),
    tx.baseCurrency,
  )
