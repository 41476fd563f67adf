import { hash } from 'node:crypto'
import type { JournalTransaction } from '@smb/core/exchange'
import type { TenantId } from '@smb/core/ids'
import { LocalDate } from '@smb/core/time'
import type { OccurrenceCounter } from './occurrence-counter.ts'

const firstDay = LocalDate.of(1900, 1, 1)

/**
 * The sixteen bytes by which an imported transaction is known again: its day and a digest of everything that it says, its
 * own id included, and of how often the file has said it before (rule 65). A UUID of version 8 (RFC 9562). The day comes
 * first, so that a file in date order finds its keys side by side in the index.
 */
export function transactionKey(
  tenantId: TenantId,
  transaction: JournalTransaction,
  occurrenceOf: OccurrenceCounter,
): Buffer {
  const content = contentOf(tenantId, transaction)
  const digest = hash('sha256', content, 'buffer')
  const occurrence = occurrenceOf(digest)
  return keyBytes(
    transaction.date,
    occurrence === 0 ? digest : hash('sha256', `${content}\n#${occurrence}`, 'buffer'),
  )
}

function keyBytes(date: LocalDate, digest: Buffer): Buffer {
  const key = digest.subarray(0, 16)
  key.writeUIntBE(LocalDate.daysBetween(firstDay, date), 0, 3)
  key[6] = ((key[6] as number) & 0x0f) | 0x80
  key[8] = ((key[8] as number) & 0x3f) | 0x80
  return key
}

// Fields hold no line breaks and no tabs: the reader refuses or replaces control characters.
function contentOf(tenantId: TenantId, transaction: JournalTransaction): string {
  const { externalId, reference, date, description, baseCurrency } = transaction
  let content = `${tenantId}\n${externalId ?? '\t'}\n${reference ?? '\t'}\n${date}\n${description}\n${baseCurrency ?? ''}`
  for (const line of transaction.lines) {
    content += `\n${line.account}\t${line.type}\t${line.currency}\t${line.side}\t${line.minor}\t${line.baseMinor ?? ''}`
  }
  return content
}
