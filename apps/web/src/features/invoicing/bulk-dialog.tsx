'use client'
import type { BulkInvoices } from '@smb/api-client'
import { Check, Minus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { Dialog } from '#components/dialog.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { Badge } from '#components/status-badge.tsx'
import { counted } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { BulkTermsFields, noTerms, termsOf } from './bulk-terms.tsx'
import { asksReason, beyondWords, bulkDone, bulkTitle, bulkWords } from './bulk-words.ts'
import type { BulkRow, useBulkInvoices } from './use-bulk-invoices.ts'

const looks = {
  done: { tone: 'ok', icon: Check },
  skipped: { tone: 'void', icon: Minus },
  failed: { tone: 'danger', icon: TriangleAlert },
} as const

const rowsMax = 200

/** What an act on many invoices would do, and then what it did, invoice by invoice. */
export function BulkDialog({ bulk }: { readonly bulk: ReturnType<typeof useBulkInvoices> }) {
  const { step, problem, isBusy, close } = bulk
  return (
    <Dialog
      open={step !== undefined}
      wide
      title={step ? titleOf(step.answer, bulkWords[step.action].verb) : ''}
      onClose={close}
    >
      {step && (
        <div className="grid gap-4">
          {problem && <ProblemNotice problem={problem} title="It could not be finished" />}
          {!step.answer && isBusy && <Skeleton className="h-24" />}
          {step.answer && (
            <Answer key={String(step.answer.isPreview)} bulk={bulk} answer={step.answer} />
          )}
        </div>
      )}
    </Dialog>
  )
}

function titleOf(answer: BulkInvoices | undefined, verb: string): string {
  if (!answer) return `${verb} …`
  return answer.isPreview
    ? `${bulkTitle(answer.action, answer.done)}?`
    : bulkDone(answer.action, answer.done)
}

type AnswerProps = {
  readonly bulk: ReturnType<typeof useBulkInvoices>
  readonly answer: BulkInvoices
}

function Answer({ bulk, answer }: AnswerProps) {
  const keyFor = useIdempotencyKey()
  const [terms, setTerms] = useState(noTerms)
  const [error, setError] = useState<string>()
  const { action, isPreview, rows } = answer
  const failed = rows.filter(({ outcome }) => outcome === 'failed')
  const asksTerms = asksReason(action) && (isPreview || failed.length > 0)
  const beyond = isPreview ? beyondWords(answer) : undefined
  const send = (chosen: readonly BulkRow[]) => {
    if (asksTerms && terms.reason.trim() === '')
      return setError(`Say why they are ${bulkWords[action].done}.`)
    bulk.run(chosen, asksTerms ? termsOf(action, terms) : {}, keyFor)
  }
  const ready = rows.filter(({ outcome }) => outcome === 'done')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(isPreview ? ready : failed)
      }}
    >
      <Sums answer={answer} />
      {beyond && <p className="text-text-2">{beyond}</p>}
      {asksTerms && (
        <BulkTermsFields
          action={action}
          terms={terms}
          error={error}
          onChange={(next) => {
            setTerms(next)
            setError(undefined)
            // Whether it can be done may hang on the account and the day, not on the words.
            if (isPreview && next.reason === terms.reason) bulk.lookAgain(termsOf(action, next))
          }}
        />
      )}
      <RowList rows={rows} isPreview={isPreview} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={bulk.close}>{isPreview ? 'Change nothing' : 'Close'}</Button>
        {isPreview && (
          <Button
            type="submit"
            kind={asksReason(action) ? 'danger' : 'primary'}
            pending={bulk.isBusy}
            disabledReason={ready.length === 0 ? 'None of them can be' : undefined}
          >
            {bulkTitle(action, ready.length)}
          </Button>
        )}
        {!isPreview && failed.length > 0 && (
          <Button type="submit" kind="primary" pending={bulk.isBusy}>
            Retry only these {failed.length}
          </Button>
        )}
      </div>
    </form>
  )
}

function Sums({
  answer: { action, isPreview, done, skipped, failed, totals },
}: {
  readonly answer: BulkInvoices
}) {
  const words = bulkWords[action]
  return (
    <p role="status" className="flex flex-wrap gap-x-3 gap-y-1">
      <span>
        {counted(done, words.noun)} {isPreview ? `will be ${words.done}` : words.done}
        {totals.map((total) => (
          <span key={total.currency}>
            {', '}
            <MoneyText {...total} />
          </span>
        ))}
        .
      </span>
      {skipped > 0 && <span>{skipped} skipped.</span>}
      {failed > 0 && (
        <span>
          {failed} {isPreview ? 'cannot be' : 'failed'}.
        </span>
      )}
    </p>
  )
}

function RowList({
  rows,
  isPreview,
}: {
  readonly rows: readonly BulkRow[]
  readonly isPreview: boolean
}) {
  const place = { failed: 0, skipped: 1, done: 2 } as const
  const shown = rows.toSorted((a, b) => place[a.outcome] - place[b.outcome]).slice(0, rowsMax)
  return (
    <>
      <ul className="grid max-h-80 overflow-y-auto" aria-label="Invoice by invoice" tabIndex={0}>
        {shown.map((row) => (
          <RowLine key={row.id} row={row} isPreview={isPreview} />
        ))}
      </ul>
      {rows.length > rowsMax && (
        <p className="text-sm text-text-3">
          {rowsMax} of {counted(rows.length, 'invoice')} are shown, refusals first.
        </p>
      )}
    </>
  )
}

function RowLine({ row, isPreview }: { readonly row: BulkRow; readonly isPreview: boolean }) {
  const { tone, icon: Icon } = looks[row.outcome]
  const words = {
    done: isPreview ? 'Ready' : 'Done',
    skipped: 'Skipped',
    failed: isPreview ? 'Not possible' : 'Failed',
  }
  return (
    <li className="grid gap-x-3 gap-y-0.5 border-t border-row-line py-2 text-sm first:border-0 justify-items-start sm:grid-cols-[minmax(0,1fr)_auto_auto]">
      <span className="min-w-0 wrap-anywhere text-text">
        {row.number ?? 'Draft'} · {row.customerName ?? 'No customer yet'}
        {row.message && <span className="block text-text-2">{row.message}</span>}
      </span>
      <MoneyText {...row.total} />
      <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
        {words[row.outcome]}
      </Badge>
    </li>
  )
}
