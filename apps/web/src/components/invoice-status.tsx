import type { SettlementKind } from '@smb/core/invoicing'
import { settlementWords } from '@smb/core/invoicing'
import type { Status } from './status-badge.tsx'
import { StatusBadge } from './status-badge.tsx'

const badgeOf = {
  unpaid: 'unpaid',
  part_paid: 'partly_paid',
  paid: 'paid',
  overdue: 'overdue',
} as const satisfies Record<string, Status>

/** Where an invoice stands: its settlement once issued, in the words of what settled it; else draft, discarded or void. */
export function InvoiceStatus({
  invoice,
}: {
  readonly invoice: {
    readonly status: 'draft' | 'issued' | 'voided'
    readonly settlement: keyof typeof badgeOf | null
    readonly settledBy: readonly SettlementKind[]
    readonly archivedAt: string | null
  }
}) {
  const { settlement, settledBy } = invoice
  if (settlement) {
    const word = settlementWords(settlement, settledBy)
    return <StatusBadge status={badgeOf[settlement]} {...(word ? { word } : {})} />
  }
  if (invoice.status === 'voided') return <StatusBadge status="voided" />
  if (invoice.archivedAt !== null) return <StatusBadge status="archived" word="Discarded" />
  return <StatusBadge status={invoice.status === 'draft' ? 'draft' : 'issued'} />
}
