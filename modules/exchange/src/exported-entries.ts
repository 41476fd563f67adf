import { sql } from 'kysely'
import type { ExportedEntry, ExportedLine } from '@smb/core/exchange'
import { exportedAccountNames } from '@smb/core/exchange'
import { idFromUuid, uuidFromId } from '@smb/core/ids'
import type { AccountType } from '@smb/core/ledger'
import type { CurrencyCode } from '@smb/core/money'
import type { LocalDate } from '@smb/core/time'
import { listAccounts } from '@smb/ledger'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'

const entriesPerPage = 2_000

type Row = {
  id: string
  posting_date: LocalDate
  memo: string | null
  account_id: string
  currency: CurrencyCode
  debit: bigint
  credit: bigint
  base_debit: bigint
  base_credit: bigint
}
type Account = { readonly name: string; readonly type: AccountType }

/** Every entry of the books by date, page by page: memory holds one page, and each page begins where the last one ended. */
export async function* exportedEntries(tx: ReadTx): AsyncGenerator<readonly ExportedEntry[]> {
  const accounts = await accountsByUuid(tx)
  let after = { date: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }
  while (true) {
    const rows = await linesAfter(tx, after)
    const last = rows.at(-1)
    if (!last) return
    yield entriesOf(rows, accounts)
    after = { date: last.posting_date, id: last.id }
  }
}

async function linesAfter(tx: ReadTx, after: { date: string; id: string }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with page as materialized (
      select tenant_id, id, posting_date from ledger.journal_entry
       where (posting_date, id) > (${after.date}::date, ${after.id}::uuid)
       order by posting_date, id limit ${entriesPerPage}
    )
    select p.id, p.posting_date, m.memo, l.account_id, l.currency, l.debit, l.credit, l.base_debit, l.base_credit
      from page p
      join ledger.journal_line l on l.tenant_id = p.tenant_id and l.entry_id = p.id
      left join ledger.entry_memo m on m.tenant_id = p.tenant_id and m.entry_id = p.id
     order by p.posting_date, p.id, l.line_no`.execute(tablesOf(tx))
  return rows
}

async function accountsByUuid(tx: ReadTx): Promise<ReadonlyMap<string, Account>> {
  const accounts = await listAccounts(tx)
  const names = exportedAccountNames(accounts)
  return new Map(
    accounts.map(({ id, name, type }) => [uuidFromId(id), { name: names.get(id) ?? name, type }]),
  )
}

function entriesOf(rows: readonly Row[], accounts: ReadonlyMap<string, Account>): ExportedEntry[] {
  const entries: (ExportedEntry & { lines: ExportedLine[] })[] = []
  let open = ''
  for (const row of rows) {
    if (row.id !== open) {
      open = row.id
      const id = idFromUuid('je', row.id)
      entries.push({ id, date: row.posting_date, description: row.memo ?? '', lines: [] })
    }
    entries.at(-1)?.lines.push(lineOf(row, accounts.get(row.account_id) as Account))
  }
  return entries
}

function lineOf(row: Row, account: Account): ExportedLine {
  const isDebit = row.debit > 0n || row.base_debit > 0n
  return {
    account: account.name,
    type: account.type,
    currency: row.currency,
    side: isDebit ? 'debit' : 'credit',
    minor: isDebit ? row.debit : row.credit,
    baseMinor: isDebit ? row.base_debit : row.base_credit,
  }
}
