'use client'
import type { StatementLine } from '@smb/api-client'
import { restoreStatementLine, unmatchStatementLine } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

/** Lines that are matched, coded or left out, each with the way back. */
export function DecidedLines({ lines }: { readonly lines: readonly StatementLine[] }) {
  const client = useClient()
  const router = useRouter()
  const { business } = useBusiness()
  const mayWrite = usePermission('bank:write')
  const [busyId, setBusyId] = useState<string>()
  const [problem, setProblem] = useState<Problem>()
  const undo = async (line: StatementLine) => {
    setBusyId(line.id)
    try {
      const request = { client, path: { id: line.id }, body: {}, throwOnError: true } as const
      await (line.state === 'excluded'
        ? restoreStatementLine(request)
        : unmatchStatementLine(request))
      setProblem(undefined)
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setBusyId(undefined)
    }
  }
  const columns: readonly Column<StatementLine>[] = [
    {
      key: 'date',
      header: 'Date',
      fit: true,
      fold: 'meta',
      cell: ({ date }) => <DateText date={date} />,
    },
    {
      key: 'text',
      header: 'Bank’s text',
      fold: 'title',
      cell: ({ name, memo }) => [name, memo].filter(Boolean).join(' · '),
    },
    {
      key: 'match',
      header: 'Matched with',
      cell: ({ match }) =>
        match?.entryId ? (
          <a className="text-link" href={`/o/${business.slug}/journals/${match.entryId}`}>
            {match.label}
          </a>
        ) : (
          (match?.label ?? 'Left out')
        ),
    },
    {
      key: 'amount',
      header: 'Amount',
      align: 'end',
      fold: 'amount',
      cell: ({ amount }) => (
        <MoneyText amount={amount.amount} currency={amount.currency} signs="flow" />
      ),
    },
    {
      key: 'undo',
      header: 'Undo',
      quietHeader: true,
      fold: 'status',
      cell: (line) => (
        <Button
          size="sm"
          kind="ghost"
          pending={busyId === line.id}
          disabledReason={mayWrite ? undefined : 'Needs an owner, accountant or bookkeeper'}
          onClick={() => void undo(line)}
        >
          {line.state === 'excluded' ? 'Bring back' : 'Undo match'}
        </Button>
      ),
    },
  ]
  if (lines.length === 0)
    return (
      <EmptyState title="Nothing here yet">
        Lines that you match or leave out are listed here.
      </EmptyState>
    )
  return (
    <>
      {problem && <ProblemNotice problem={problem} className="m-4" />}
      <DataTable
        flush
        caption="Decided lines"
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
      />
    </>
  )
}
