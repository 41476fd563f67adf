import type { IdPrefix } from '@smb/core/ids'
import { idPrefixes, uuidFromId } from '@smb/core/ids'
import type { Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** What happened to which thing. `details` hold ids and amounts only: no names, no addresses, no free text. */
export type AuditEntry = {
  /** `area.noun_verbed`, e.g. `invoicing.invoice_issued`. */
  readonly action: string
  /** The id of the thing, from whose prefix its kind follows. */
  readonly subject: string
  readonly details?: Readonly<Record<string, unknown>>
}

/** Writes one row of the audit trail in the transaction of the change itself. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const prefix = entry.subject.slice(0, entry.subject.lastIndexOf('_')) as IdPrefix
  await statement(tx, {
    name: 'audit-record',
    text: 'select audit.record($1, $2, $3, $4)',
    values: [
      entry.action,
      idPrefixes[prefix].replaceAll(' ', '_'),
      uuidFromId(entry.subject),
      JSON.stringify(entry.details ?? {}),
    ],
  })
}
