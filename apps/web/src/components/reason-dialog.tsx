'use client'
import { useState } from 'react'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { TextArea } from './text-area.tsx'

/** Asks for a reason before something is withdrawn; the reason stays with the document. */
export function ReasonDialog({
  open,
  title,
  words,
  reasonNeeded,
  confirmLabel,
  onConfirm,
  onClose,
}: {
  readonly open: boolean
  readonly title: string
  /** What follows from it. */
  readonly words: string
  readonly reasonNeeded: string
  readonly confirmLabel: string
  /** Does it, with one idempotency key for the same reason; a refusal is shown here. */
  readonly onConfirm: (reason: string, headers: Record<string, string>) => Promise<void>
  readonly onClose: () => void
}) {
  const keyFor = useIdempotencyKey()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const confirm = async () => {
    const given = reason.trim()
    if (given === '') return setError(reasonNeeded)
    setPending(true)
    setProblem(undefined)
    try {
      await onConfirm(given, { 'idempotency-key': keyFor({ given, title }) })
      onClose()
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
      title={title}
      confirmLabel={confirmLabel}
      cancelLabel="Keep it"
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <p>{words}</p>
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
