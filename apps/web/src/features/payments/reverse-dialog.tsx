'use client'
import type { PaymentDetail } from '@smb/api-client'
import { reversePayment } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useClient } from '#components/business-context.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextArea } from '#components/text-area.tsx'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

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
  const keyFor = useIdempotencyKey()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const { id, version, amount } = payment

  const confirm = async () => {
    if (reason.trim() === '') return setError('Say why the payment is reversed.')
    setPending(true)
    setProblem(undefined)
    try {
      const body = { reason: reason.trim(), version }
      const headers = { 'idempotency-key': keyFor(body) }
      await reversePayment({ client, path: { id }, body, headers, throwOnError: true })
      onClose()
      router.refresh()
    } catch (thrown) {
      setProblem(problemFrom(thrown))
    } finally {
      setPending(false)
    }
  }
  return (
    <ConfirmDialog
      open={open}
      danger
      pending={isPending}
      title={`Reverse this payment of ${formatMoney(amount.amount, amount.currency)}?`}
      confirmLabel="Reverse payment"
      cancelLabel="Keep it"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <p>
          The invoices it paid are open again, and its journal entries are reversed on their own
          day, or on the first open day where the books are closed. It stays visible as reversed.
        </p>
        {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
        <TextArea
          label="Reason"
          maxLength={500}
          value={reason}
          error={error}
          onChange={(event) => {
            setReason(event.target.value)
            setError(undefined)
          }}
        />
      </div>
    </ConfirmDialog>
  )
}
