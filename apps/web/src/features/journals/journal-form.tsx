'use client'
import { postJournal } from '@smb/api-client'
import type { AccountView, JournalTemplateView } from '@smb/core/ledger'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, ButtonLink } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody } from '#components/card.tsx'
import { DateField } from '#components/date-field.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref } from '#lib/navigation.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { JournalGridTable } from './journal-grid.tsx'
import type { JournalRow } from './journal-lines.ts'
import { entryLines, templateLines } from './journal-lines.ts'
import type { TemplateContent } from './template-dialog.tsx'
import { TemplateDialog } from './template-dialog.tsx'
import type { JournalGrid } from './use-journal-grid.ts'
import { useJournalGrid } from './use-journal-grid.ts'
import { UndoOn, undoFault } from './undo-on.tsx'

export type JournalFormProps = {
  readonly accounts: readonly AccountView[]
  readonly lockDate: string | null
  /** Lines to begin with: those of an entry that is used again, or one account. */
  readonly rows: readonly JournalRow[]
  readonly memo: string
  /** The template that it begins with. */
  readonly template?: JournalTemplateView | undefined
}

/** An entry by hand. Nothing is posted until both sides are equal, and the reason is always on screen. */
export function JournalForm({
  accounts,
  lockDate,
  rows,
  memo: firstMemo,
  template,
}: JournalFormProps) {
  const [kept, setKept] = useState<TemplateContent>()
  const { business, today } = useBusiness()
  const grid = useJournalGrid(rows)
  const [date, setDate] = useState(today)
  const [memo, setMemo] = useState(firstMemo)
  const [reverseOn, setReverseOn] = useState<string>()
  const [unread, setUnread] = useState<ReadonlyMap<string, string>>(new Map())
  const { post, isPosting, problem } = usePosting(grid, { date, memo, reverseOn })
  const mayPost = usePermission('journal:post')

  const denied = mayPost ? undefined : 'Posting by hand needs an owner or an accountant.'
  const reason = denied
    ? denied
    : date === ''
      ? 'Write a date first.'
      : lockDate !== null && date <= lockDate
        ? `The books are closed up to ${formatDate(lockDate)}. Choose a later date.`
        : ([...unread.values()][0] ?? grid.draft.fault ?? undoFault(date, reverseOn))
  const templated = templateLines(grid.draft, grid.base)
  const filling = grid.rows.find((row) => row.fills)
  const fills = filling?.fills && formatMoney(filling[filling.fills], grid.base)
  const submit = () => void (reason === undefined && !isPosting && post())
  useKeys('In this entry', [
    { keys: 'mod+enter', label: 'Post journal entry', run: submit },
    { keys: 'mod+shift+backspace', label: 'Remove line', run: () => grid.remove(focusedRow()) },
  ])
  const noteHint = (cell: string, hint: string | undefined) => {
    const next = new Map(unread)
    if (hint) next.set(cell, hint)
    else next.delete(cell)
    setUnread(next)
  }
  const choices = accounts
    .filter(
      ({ archivedAt, currency }) =>
        archivedAt === null && (currency ?? business.baseCurrency) === business.baseCurrency,
    )
    .map(({ id, code, name }) => ({ value: id, label: `${code} ${name}`, code }))
  return (
    <>
      <form
        className="max-w-[880px]"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <PageHeader
          title="New journal entry"
          crumbs={[{ label: 'Journals', href: businessHref(business.slug, '/journals') }]}
          sub={`Amounts in ${business.baseCurrency}. Type == in an amount for what is missing.`}
        />
        {problem && (
          <ProblemNotice
            className="mb-4"
            problem={problem}
            reassurance="What you typed is still here."
          />
        )}
        <Card>
          <CardBody className="grid gap-5">
            <div className="grid gap-4 md:grid-cols-[180px_1fr]">
              <DateField
                label="Date"
                value={date}
                onChange={setDate}
                today={today}
                error={
                  lockDate !== null && date !== '' && date <= lockDate
                    ? `Closed up to ${formatDate(lockDate)}.`
                    : undefined
                }
              />
              <TextField
                label="Memo"
                optional
                maxLength={500}
                value={memo}
                onChange={(event) => setMemo(event.target.value)}
              />
            </div>
            <UndoOn date={date} value={reverseOn} denied={denied} onChange={setReverseOn} />
            <JournalGridTable grid={grid} accounts={choices} onHint={noteHint} />
          </CardBody>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-border px-4 py-3 md:px-5">
            <p role="status" className="text-sm text-text-2 md:flex-1">
              {reason ?? (fills ? `The last line takes ${fills}.` : 'Both sides are equal.')}
            </p>
            <Button
              disabledReason={
                denied ??
                (templated.length < 2 ? 'Choose the accounts of two lines first.' : undefined)
              }
              onClick={() => setKept({ memo: memo.trim(), lines: templated })}
            >
              {template ? 'Save template' : 'Save as template'}
            </Button>
            <ButtonLink href={businessHref(business.slug, '/journals')}>Discard entry</ButtonLink>
            <Button
              type="submit"
              kind="primary"
              kbd="Ctrl Enter"
              pending={isPosting}
              disabledReason={reason}
            >
              Post entry
            </Button>
          </div>
        </Card>
      </form>
      <TemplateDialog template={template} content={kept} onClose={() => setKept(undefined)} />
    </>
  )
}

const focusedRow = (): string =>
  document.activeElement?.closest('tr')?.getAttribute('data-row') ?? ''

type Written = {
  readonly date: string
  readonly memo: string
  readonly reverseOn: string | undefined
}

function usePosting(grid: JournalGrid, { date, memo, reverseOn }: Written) {
  const { business } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [isPosting, setPosting] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const post = async () => {
    setPosting(true)
    setProblem(undefined)
    const text = memo.trim()
    const body = {
      postingDate: date,
      ...(text ? { memo: text } : {}),
      ...(reverseOn ? { reverseOn } : {}),
      lines: entryLines(grid.draft, grid.base),
    }
    const headers = { 'idempotency-key': keyFor(body) }
    try {
      const entry = await dataOf(postJournal({ client, throwOnError: true, body, headers }))
      router.push(businessHref(business.slug, `/journals/${entry.id}`))
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
      setPosting(false)
    }
  }
  return { post, isPosting, problem }
}
