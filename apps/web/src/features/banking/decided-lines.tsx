'use client'
import type { StatementLine } from '@smb/api-client'
import { listStatementLines } from '@smb/api-client'
import Link from 'next/link'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText } from '#components/date-text.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PagedTable } from '#components/paged-table.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import { useLineUndo } from './use-line-undo.ts'

type DecidedState = 'matched' | 'coded' | 'excluded'

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
    key: 'amount',
    header: 'Amount',
    align: 'end',
    fold: 'amount',
    cell: ({ amount }) => (
      <MoneyText amount={amount.amount} currency={amount.currency} signs="flow" />
    ),
  },
]

const emptyWords: Readonly<Record<DecidedState, { title: string; text: string }>> = {
  matched: {
    title: 'Nothing is matched yet',
    text: 'Lines that you match with an invoice or a payment are listed here.',
  },
  coded: {
    title: 'Nothing is put to an account yet',
    text: 'Lines that you put to an account, like rent or fees, are listed here.',
  },
  excluded: {
    title: 'Nothing is left out',
    text: 'Lines that have nothing to do with the books are listed here.',
  },
}

/** Lines that are matched, coded or left out, each with the way back. */
export function DecidedLines({
  first,
  bankAccountId,
  state,
}: {
  readonly first: {
    readonly items: readonly StatementLine[]
    readonly nextCursor: string | null
  }
  readonly bankAccountId: string
  readonly state: DecidedState
}) {
  const client = useClient()
  const act = useLineUndo()
  const pages = useMorePages<StatementLine>(first, (cursor) => {
    const request = { client, path: { id: bankAccountId }, throwOnError: true } as const
    return dataOf(listStatementLines({ ...request, query: { state, limit: 200, cursor } }))
  })
  const lines = pages.items.filter(({ id }) => !act.gone.has(id))
  const shown = useDecidedColumns(state, act)
  if (lines.length === 0 && !pages.hasMore)
    return <EmptyState title={emptyWords[state].title}>{emptyWords[state].text}</EmptyState>
  return (
    <>
      {act.problem && (
        <ProblemNotice problem={act.problem} title="The line is as it was" className="m-4" />
      )}
      <PagedTable
        pages={pages}
        noun="line"
        flush
        caption="Decided lines"
        columns={shown}
        rows={lines}
      />
    </>
  )
}

function useDecidedColumns(state: DecidedState, act: ReturnType<typeof useLineUndo>) {
  const { slug } = useBusiness().business
  const mayWrite = usePermission('bank:write')
  const match: Column<StatementLine> = {
    key: 'match',
    header: state === 'coded' ? 'Put to' : 'Matched with',
    cell: ({ match: found }) =>
      found?.entryId ? (
        <Link className="link" href={`/o/${slug}/journals/${found.entryId}`} prefetch={false}>
          {found.label}
        </Link>
      ) : (
        found?.label
      ),
  }
  const undo: Column<StatementLine> = {
    key: 'undo',
    header: 'Undo',
    quietHeader: true,
    align: 'end',
    fit: true,
    fold: 'status',
    cell: (line) => (
      <Button
        size="sm"
        kind="ghost"
        pending={act.busyId === line.id}
        onClick={() => act.undo(line)}
      >
        {line.state === 'excluded' ? 'Bring back' : 'Undo match'}
      </Button>
    ),
  }
  const facts = columns.slice(0, 2)
  return [
    ...facts,
    ...(state === 'excluded' ? [] : [match]),
    ...columns.slice(2),
    ...(mayWrite ? [undo] : []),
  ]
}
