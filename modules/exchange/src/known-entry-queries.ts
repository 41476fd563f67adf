import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** Those of the keys under which the books have an imported entry already, as hexadecimal text without dashes. */
export async function knownEntryKeys(
  tx: ReadTx,
  keys: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  // Offset 0 keeps this a look-up per key: a join might read the whole journal.
  const rows = await statement<{ key: string }>(tx, {
    name: 'known-entry-keys',
    text: `select k::text as key from unnest($1::uuid[]) k
      where exists (select from ledger.journal_entry e where e.tenant_id = platform.tenant_id() and e.source_id = k
                       and e.kind = 'post' and e.source_type = 'journal_import' offset 0)`,
    values: [keys.map((key) => key.toString('hex'))],
  })
  return new Set(rows.map(({ key }) => key.replaceAll('-', '')))
}
