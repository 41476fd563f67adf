'use client'
import { reverseJournal } from '@smb/api-client'
import type { JournalEntryView } from '@smb/core/ledger'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { DateField } from '#components/date-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { entryHref } from '#lib/books/entry-source.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

/** Undoes an entry with another on the opposite sides. The first one stays in the books. */
export function ReverseDialog({
  entry,
  lockDate,
  open,
  onClose,
}: {
  readonly entry: JournalEntryView
  readonly lockDate: string | null
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { business, today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const isClosed = lockDate !== null && entry.postingDate <= lockDate
  const [date, setDate] = useState<string>(isClosed ? today : entry.postingDate)
  const [memo, setMemo] = useState('')
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const reverse = async () => {
    setPending(true)
    setProblem(undefined)
    const text = memo.trim()
    const body = { ...(date ? { postingDate: date } : {}), ...(text ? { memo: text } : {}) }
    const headers = { 'idempotency-key': keyFor({ id: entry.id, ...body }) }
    const options = { client, throwOnError: true, path: { id: entry.id }, body, headers } as const
    try {
      const { id } = await dataOf(reverseJournal(options))
      onClose()
      router.push(entryHref(business.slug, id))
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    }
    setPending(false)
  }
  const { amount, currency } = entry.total
  return (
    <ConfirmDialog
      open={open}
      title={`Reverse this entry of ${formatMoney(amount, currency)}?`}
      confirmLabel={`Reverse ${formatMoney(amount, currency)}`}
      cancelLabel="Keep the entry"
      pending={isPending}
      onClose={onClose}
      onConfirm={() => void reverse()}
    >
      <div className="grid gap-4">
        <p>
          A second entry with opposite sides takes it out of the balances. Both stay in the journal.
          {isClosed && ` ${formatDate(entry.postingDate)} is closed, so it is dated later.`}
        </p>
        {problem && <ProblemNotice problem={problem} reassurance="Nothing was posted." />}
        <div className="grid gap-4 text-text md:grid-cols-2">
          <DateField
            label="Date of the reversal"
            value={date}
            onChange={setDate}
            today={today}
            min={entry.postingDate}
          />
          <TextField
            label="Memo"
            optional
            maxLength={500}
            value={memo}
            onChange={(event) => setMemo(event.target.value)}
          />
        </div>
      </div>
    </ConfirmDialog>
  )
}
