import { sql } from 'kysely'
import type { RememberedCsvMapping } from '@smb/core/banking'
import { CsvMapping } from '@smb/core/banking'
import type { BankAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
// A bank changes its layout every few years; more kinds of file than this are old ones.
const kindsMax = 50

/** How this account's CSV files were read before, the last used first. */
export async function listCsvMappings(
  tx: ReadTx,
  id: BankAccountId,
): Promise<RememberedCsvMapping[]> {
  const rows = await tables(tx)
    .selectFrom('banking.csv_mapping')
    .select(['heading_sha256', 'mapping'])
    .where('bank_account_id', '=', uuidFromId(id))
    .orderBy('used_at', 'desc')
    .limit(kindsMax)
    .execute()
  return rows.map((row) => ({
    headingSha256: row.heading_sha256.toString('hex'),
    mapping: CsvMapping.parse(row.mapping),
  }))
}

/** Keeps a mapping in place of the one that files with this heading had. */
export async function upsertCsvMapping(
  tx: Tx,
  id: BankAccountId,
  { headingSha256, mapping }: RememberedCsvMapping,
): Promise<void> {
  const json = sql<never>`${JSON.stringify(mapping)}::jsonb`
  await tables(tx)
    .insertInto('banking.csv_mapping')
    .values({
      bank_account_id: uuidFromId(id),
      heading_sha256: Buffer.from(headingSha256, 'hex'),
      mapping: json,
      used_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'bank_account_id', 'heading_sha256'])
        .doUpdateSet({ mapping: json, used_at: tx.now }),
    )
    .execute()
}
