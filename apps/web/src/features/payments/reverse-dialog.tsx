'use client'
import type { PaymentDetail } from '@smb/api-client'
import { reversePayment } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useClient } from '#components/business-context.tsx'
import { ReasonDialog } from '#components/reason-dialog.tsx'
import { formatMoney } from '#lib/format/money.ts'

/** Asks for the reason, then undoes the payment: invoices are open again, it stays visible as reversed. */
export function ReverseDialog({
  payment,
  open,
  onClose,
}: {
  readonly payment: PaymentDetail
  readonly open: boolean
  readonly onClose: () => void
}) {
  const client = useClient()
  const router = useRouter()
  const { id, version, amount } = payment
  return (
    <ReasonDialog
      open={open}
      title={`Reverse this payment of ${formatMoney(amount.amount, amount.currency)}?`}
      confirmLabel="Reverse payment"
      words="The invoices it paid are open again, and its journal entries are reversed on their own day, or on the first open day where the books are closed. It stays visible as reversed."
      reasonNeeded="Say why the payment is reversed."
      onConfirm={async (reason, headers) => {
        const body = { reason, version }
        await reversePayment({ client, path: { id }, body, headers, throwOnError: true })
        router.refresh()
      }}
      onClose={onClose}
    />
  )
}
