import type { PaymentListItem } from '@smb/api-client'
import { StatusBadge } from '#components/status-badge.tsx'
import { isSome } from './payment-words.ts'

/** Whether a payment is used up by invoices. */
export function PaymentStatus({
  payment,
}: {
  readonly payment: Pick<PaymentListItem, 'status' | 'remainder' | 'amount'>
}) {
  if (payment.status === 'reversed') return <StatusBadge status="reversed" />
  if (!isSome(payment.remainder)) return <StatusBadge status="allocated" />
  const isWhole = payment.remainder.amount === payment.amount.amount
  return <StatusBadge status={isWhole ? 'unallocated' : 'partly_allocated'} />
}
