import { uuidFromId } from '@smb/core/ids'
import type { ReadTx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** What was recorded the first time that this happened to the thing; undefined where it has not. */
export async function firstRecorded(
  tx: ReadTx,
  of: { readonly action: string; readonly subject: string },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [row] = await statement<{ details: Record<string, unknown> }>(tx, {
    name: 'audit-first-recorded',
    text: 'select details from audit.event where subject_id = $1 and action = $2 order by seq limit 1',
    values: [uuidFromId(of.subject), of.action],
  })
  return row?.details
}
