'use client'
import type { InvoiceDetail } from '@smb/api-client'
import { voidInvoice } from '@smb/api-client'
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

/** Asks for the reason, then withdraws the invoice: it keeps its number, its entry is reversed. */
export function VoidDialog({
  invoice,
  open,
  onClose,
}: {
  readonly invoice: InvoiceDetail
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
  const { id, number, version, total } = invoice

  const confirm = async () => {
    if (reason.trim() === '') return setError('Say why the invoice is voided.')
    setPending(true)
    setProblem(undefined)
    try {
      const body = { reason: reason.trim(), version }
      const headers = { 'idempotency-key': keyFor(body) }
      await voidInvoice({ client, path: { id }, body, headers, throwOnError: true })
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
      title={`Void ${number} for ${formatMoney(total.amount, total.currency)}?`}
      confirmLabel={`Void ${number}`}
      cancelLabel="Keep it"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <p>
          It keeps its number and stays visible as void. Its journal entry is reversed. You can
          duplicate it afterwards and correct the copy.
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
