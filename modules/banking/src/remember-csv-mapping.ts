import { rememberedCsvMapping } from '@smb/core/banking'
import type { BankAccountId } from '@smb/core/ids'
import type { Tx } from '@smb/platform/db'
import { listCsvMappings, upsertCsvMapping } from './csv-mapping-repository.ts'
import type { ReadCsvFile } from './read-statement-bytes.ts'
import { headingSha256Of } from './read-statement-bytes.ts'

/** Keeps how a file was read, for the next one with its heading. Call it with the bank account locked. */
export async function rememberCsvMapping(
  tx: Tx,
  id: BankAccountId,
  read: Pick<ReadCsvFile, 'signature' | 'mapping'>,
): Promise<void> {
  const headingSha256 = headingSha256Of(read.signature)
  const known = (await listCsvMappings(tx, id)).find((each) => each.headingSha256 === headingSha256)
  const mapping = rememberedCsvMapping(known?.mapping, read.mapping)
  await upsertCsvMapping(tx, id, { headingSha256, mapping })
}
