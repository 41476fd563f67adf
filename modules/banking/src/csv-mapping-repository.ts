import { sql } from 'kysely'
import type { CsvReading } from '@smb/core/banking'
import { CsvMapping, rememberedCsvMapping } from '@smb/core/banking'
import type { BankAccountId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { ReadTx, Tx } from '@smb/platform/db'
import { tablesOf } from '@smb/platform/db'
import type { RememberedMapping } from './read-statement-bytes.ts'
import { headingSha256 } from './read-statement-bytes.ts'
import type { BankingTables } from './tables.generated.ts'

const tables = (tx: ReadTx) => tablesOf<BankingTables>(tx)
// A bank changes its layout every few years; more kinds of file than this are old ones.
const kindsMax = 50

/** How this account's CSV files were read before, the last used first. */
export async function rememberedMappings(
  tx: ReadTx,
  id: BankAccountId,
): Promise<RememberedMapping[]> {
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

/** Keeps how a file was read, for the next one with its heading. Call it with the bank account locked. */
export async function rememberMapping(
  tx: Tx,
  id: BankAccountId,
  read: Pick<CsvReading, 'signature' | 'mapping'>,
): Promise<void> {
  const heading = headingSha256(read.signature)
  const known = (await rememberedMappings(tx, id)).find((each) => each.headingSha256 === heading)
  const mapping = JSON.stringify(rememberedCsvMapping(known?.mapping, read.mapping))
  await tables(tx)
    .insertInto('banking.csv_mapping')
    .values({
      bank_account_id: uuidFromId(id),
      heading_sha256: Buffer.from(heading, 'hex'),
      mapping: sql<never>`${mapping}::jsonb`,
      used_at: tx.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'bank_account_id', 'heading_sha256'])
        .doUpdateSet({ mapping: sql<never>`${mapping}::jsonb`, used_at: tx.now }),
    )
    .execute()
}
