import { StatusBadge } from '#components/status-badge.tsx'
import type { Status } from '#components/status-badge.tsx'

const badgeOf = {
  unpaid: 'unpaid',
  part_paid: 'partly_paid',
  paid: 'paid',
  overdue: 'overdue',
} as const satisfies Record<string, Status>

/** Where an invoice stands: its settlement once issued, else draft, discarded or void. */
export function InvoiceStatus({
  invoice,
}: {
  readonly invoice: {
    readonly status: 'draft' | 'issued' | 'voided'
    readonly settlement: keyof typeof badgeOf | null
    readonly archivedAt: string | null
  }
}) {
  if (invoice.settlement) return <StatusBadge status={badgeOf[invoice.settlement]} />
  if (invoice.status === 'voided') return <StatusBadge status="voided" />
  if (invoice.archivedAt !== null) return <StatusBadge status="archived" word="Discarded" />
  return <StatusBadge status={invoice.status === 'draft' ? 'draft' : 'issued'} />
}
