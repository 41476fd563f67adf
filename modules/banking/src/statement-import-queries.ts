import { sql } from 'kysely'
import type { Page, PageRequest } from '@smb/core/api'
import type { StatementImportView } from '@smb/core/banking'
import { invalid } from '@smb/core/errors'
import type { BankAccountId, StatementImportId } from '@smb/core/ids'
import { idFromUuid, isId, uuidFromId } from '@smb/core/ids'
import type { CurrencyCode } from '@smb/core/money'
import { Money, moneyView } from '@smb/core/money'
import type { ReadTx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import { getBankAccount } from './bank-account-repository.ts'
import type { ImportRow, KeptProof } from './statement-import-repository.ts'
import { getImportRow } from './statement-import-repository.ts'
import type { BankingTables } from './tables.generated.ts'

/** Imports into a bank account, newest first, undone ones too. Throws `banking.account_not_found`. */
export async function listImports(
  tx: ReadTx,
  bankAccountId: BankAccountId,
  page: PageRequest,
): Promise<Page<StatementImportView>> {
  const { currency } = await getBankAccount(tx, bankAccountId)
  let imports = tablesOf<BankingTables>(tx)
    .selectFrom('banking.statement_import as i')
    .selectAll()
    .where('i.bank_account_id', '=', uuidFromId(bankAccountId))
  if (page.cursor !== undefined) imports = imports.where(after(page.cursor))
  const rows = await imports
    .orderBy('i.imported_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const items = await importViews(tx, rows.slice(0, page.limit), currency)
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
}

function after(cursor: string) {
  if (!isId('imp', cursor)) {
    const message = 'This cursor is not one of ours. Start again without it.'
    throw invalid('page.cursor_malformed', message, ['cursor'])
  }
  const id = uuidFromId(cursor)
  return sql<boolean>`(i.imported_at, i.id) < ((select imported_at from banking.statement_import where id = ${id}), ${id}::uuid)`
}

/** Throws `banking.import_not_found`. */
export async function getImport(tx: ReadTx, id: StatementImportId): Promise<StatementImportView> {
  const row = await getImportRow(tx, id)
  const { currency } = await getBankAccount(tx, idFromUuid('ban', row.bank_account_id))
  const [view] = await importViews(tx, [row], currency)
  return view as StatementImportView
}

type Counts = { readonly unmatched: number; readonly settled: number }

/** How many lines of each import wait, and how many are matched or coded: one query for all. */
async function countsOf(
  tx: ReadTx,
  imports: readonly ImportRow[],
): Promise<ReadonlyMap<string, Counts>> {
  if (imports.length === 0) return new Map()
  const rows = await tablesOf<BankingTables>(tx)
    .selectFrom('banking.statement_line')
    .select('import_id')
    .select([
      sql<number>`(count(*) filter (where state = 'unmatched'))::integer`.as('unmatched'),
      sql<number>`(count(*) filter (where state in ('matched', 'coded')))::integer`.as('settled'),
    ])
    .where(
      'import_id',
      'in',
      imports.map(({ id }) => id),
    )
    .where('undone_at', 'is', null)
    .groupBy('import_id')
    .execute()
  return new Map(rows.map(({ import_id: id, ...counts }) => [id, counts]))
}

async function importViews(
  tx: ReadTx,
  rows: readonly ImportRow[],
  currency: CurrencyCode,
): Promise<StatementImportView[]> {
  const counts = await countsOf(tx, rows)
  return rows.map((row) => {
    const { unmatched, settled } = counts.get(row.id) ?? { unmatched: 0, settled: 0 }
    const { closing_balance: closing } = row
    return {
      id: idFromUuid('imp', row.id),
      bankAccountId: idFromUuid('ban', row.bank_account_id),
      fileName: row.file_name,
      from: row.from_date,
      to: row.to_date,
      closingBalance: closing === null ? null : moneyView(Money.of(closing, currency)),
      closingDate: row.closing_date,
      lineCount: row.line_count,
      newCount: row.new_count,
      duplicateCount: row.line_count - row.new_count,
      unmatchedCount: unmatched,
      ...(row.proof as unknown as KeptProof),
      undoable: row.undone_at === null && settled === 0,
      importedAt: row.imported_at,
      undoneAt: row.undone_at,
    }
  })
}
