'use client'
import type { Creditable } from '@smb/api-client'
import { issueCreditNote } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { CheckField } from '#components/check-field.tsx'
import { DateField } from '#components/date-field.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { CreditLines } from './credit-lines.tsx'
import { CreditSide } from './credit-side.tsx'
import { allCredits, wantedLines } from './credit-values.ts'
import { isSome } from './payment-words.ts'
import { useCreditPreview } from './use-credit-preview.ts'

/** Gives back part or all of an invoice: all that is left is chosen, quantities and amounts can be changed. */
export function CreditForm({ creditable }: { readonly creditable: Creditable }) {
  const { business, today } = useBusiness()
  const mayIssue = usePermission('invoice:issue')
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [credits, setCredits] = useState(() => allCredits(creditable))
  const [issueDate, setIssueDate] = useState(today)
  const [reason, setReason] = useState('')
  const [allocate, setAllocate] = useState(true)
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const lines = wantedLines(creditable, credits)
  const body = lines && {
    ...{ invoiceId: creditable.invoiceId, reason: reason.trim(), lines, allocate },
    ...(issueDate === '' ? {} : { issueDate }),
  }
  const books = useCreditPreview(body)
  const total = books.preview?.totals?.total
  const { slug } = business

  const issue = async () => {
    if (!body || !mayIssue || isPending) return
    setPending(true)
    setProblem(undefined)
    try {
      const headers = { 'idempotency-key': keyFor(body) }
      const made = await dataOf(issueCreditNote({ client, body, headers, throwOnError: true }))
      router.push(`/o/${slug}/credit-notes/${made.id}`)
    } catch (error) {
      setProblem(problemFrom(error))
      setPending(false)
    }
  }
  useKeys('In this credit note', [
    { keys: 'mod+enter', label: 'Issue it', run: () => void issue() },
  ])
  const issues = problem?.issues ?? books.preview?.issues ?? []
  const errorAt = (field: string) => issues.find(({ path }) => path.join('.') === field)?.message
  const denied = mayIssue
    ? lines?.length === 0
      ? 'Write a quantity or an amount first.'
      : undefined
    : 'Your role in this business does not include this.'
  return (
    <form
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      onSubmit={(event) => {
        event.preventDefault()
        void issue()
      }}
    >
      <div className="grid min-w-0 gap-4">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <Card>
          <CardHead
            title="What to credit"
            aside={
              <button
                type="button"
                className="link"
                onClick={() => setCredits(allCredits(creditable))}
              >
                Credit all that is left
              </button>
            }
          />
          <CardBody>
            <CreditLines
              creditable={creditable}
              credits={credits}
              preview={books.preview}
              issues={lines ? issues : []}
              onChange={setCredits}
            />
          </CardBody>
        </Card>
        <Card>
          <CardBody>
            <div className="grid gap-4 sm:grid-cols-2">
              <DateField
                label="Issue date"
                today={today}
                min={creditable.issueDate}
                value={issueDate}
                onChange={setIssueDate}
                error={errorAt('issueDate')}
              />
              <TextField
                label="Reason"
                optional
                maxLength={500}
                help="The customer reads it on the credit note."
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
              {isSome(creditable.outstanding) && (
                <CheckField
                  label={`Put it to ${creditable.invoiceNumber}`}
                  help="As far as the invoice is open; the rest stays as customer credit."
                  checked={allocate}
                  onChange={(event) => setAllocate(event.target.checked)}
                />
              )}
            </div>
          </CardBody>
          <CardFoot>
            <ButtonLink href={`/o/${slug}/invoices/${creditable.invoiceId}`}>Cancel</ButtonLink>
            <Button type="submit" kind="primary" pending={isPending} disabledReason={denied}>
              {total
                ? `Issue credit note of ${formatMoney(total.amount, total.currency)}`
                : 'Issue credit note'}
            </Button>
          </CardFoot>
        </Card>
      </div>
      <CreditSide
        books={books}
        invoiceNumber={creditable.invoiceNumber}
        baseCurrency={business.baseCurrency}
      />
    </form>
  )
}
