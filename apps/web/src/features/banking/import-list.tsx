'use client'
import type { StatementImport } from '@smb/api-client'
import { undoStatementImport } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { InstantText } from '#components/date-text.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { formatPeriod } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

/** The files taken in; a whole file can be taken back while none of its lines is decided. */
export function ImportList({ imports }: { readonly imports: readonly StatementImport[] }) {
  const client = useClient()
  const router = useRouter()
  const { business } = useBusiness()
  const mayWrite = usePermission('bank:write')
  const [problem, setProblem] = useState<Problem>()
  const [leaving, setLeaving] = useState<StatementImport>()
  const [isPending, setPending] = useState(false)
  const undo = async ({ id, fileName }: StatementImport) => {
    setPending(true)
    setProblem(undefined)
    try {
      await undoStatementImport({ client, path: { id }, body: {}, throwOnError: true })
      toast(`The lines of ${fileName} are gone again`)
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setPending(false)
      setLeaving(undefined)
    }
  }
  const columns: readonly Column<StatementImport>[] = [
    { key: 'file', header: 'File', fold: 'title', cell: ({ fileName }) => fileName },
    {
      key: 'period',
      header: 'Period',
      fold: 'meta',
      cell: ({ from, to }) => (from && to ? formatPeriod(from, to) : ''),
    },
    {
      key: 'lines',
      header: 'New lines',
      align: 'end',
      fold: 'amount',
      cell: ({ newCount, lineCount }) => `${newCount} of ${lineCount}`,
    },
    {
      key: 'at',
      header: 'Imported',
      wideOnly: true,
      cell: ({ importedAt }) => <InstantText instant={importedAt} timeZone={business.timeZone} />,
    },
    {
      key: 'undo',
      header: 'Undo',
      quietHeader: true,
      fold: 'status',
      align: 'end',
      cell: (file) =>
        file.undoneAt ? (
          <StatusBadge status="undone" />
        ) : (
          <Button
            size="sm"
            kind="ghost"
            onClick={() => setLeaving(file)}
            disabledReason={
              !mayWrite
                ? 'Needs an owner, accountant or bookkeeper'
                : file.undoable
                  ? undefined
                  : 'Some of its lines are matched: undo those first'
            }
          >
            Undo import
          </Button>
        ),
    },
  ]
  if (imports.length === 0)
    return (
      <EmptyState title="No statement yet">
        Import the file that your bank lets you download.
      </EmptyState>
    )
  return (
    <>
      {problem && <ProblemNotice problem={problem} className="m-4" />}
      <DataTable
        flush
        caption="Imported statements"
        columns={columns}
        rows={imports}
        rowKey={({ id }) => id}
      />
      <ConfirmDialog
        open={leaving !== undefined}
        title={`Undo the import of ${leaving?.fileName ?? ''}?`}
        confirmLabel="Undo import"
        cancelLabel="Keep it"
        pending={isPending}
        onConfirm={() => {
          if (leaving) void undo(leaving)
        }}
        onClose={() => setLeaving(undefined)}
      >
        {counted(leaving?.newCount ?? 0, 'line')} leave this bank account. Nothing changes in the
        books, and the file can be imported again.
      </ConfirmDialog>
    </>
  )
}
