'use client'
import type { ImportAccountsResponse } from '@smb/api-client'
import type { ReactNode } from 'react'
import { Banner } from '#components/banner.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import type { Column } from '#components/data-table.tsx'
import { ImportRows, OutcomeBadge } from '#components/import-rows.tsx'
import { counted } from '#lib/format/money.ts'
import { typeWords } from './account-words.ts'

type ChartImportRow = ImportAccountsResponse['rows'][number]

const columns: readonly Column<ChartImportRow>[] = [
  {
    key: 'account',
    header: 'Account',
    fold: 'title',
    cell: ({ code, name }) => (
      <span className="flex gap-3">
        <span className="min-w-10 flex-none text-text-3">{code || '–'}</span>
        <span>{name || '–'}</span>
      </span>
    ),
  },
  {
    key: 'type',
    header: 'Type',
    fit: true,
    cell: ({ type }) => type && typeWords[type],
  },
  {
    key: 'parent',
    header: 'Under',
    fit: true,
    wideOnly: true,
    cell: ({ parentCode }) => parentCode,
  },
  { key: 'line', header: 'Line', align: 'end', fold: 'amount', cell: ({ line }) => line },
  {
    key: 'outcome',
    header: 'What happens',
    fold: 'status',
    cell: ({ outcome, message }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1 text-start whitespace-normal">
        <OutcomeBadge outcome={outcome} />
        {message && <span className="text-text-2">{message}</span>}
      </span>
    ),
  },
]

/** What a chart would do to the accounts: the sum on top, then its lines, those that do not fit first. */
export function ChartImportPreview({
  preview,
  action,
}: {
  readonly preview: ImportAccountsResponse
  readonly action: ReactNode
}) {
  const { new: opened, existing, conflicts, ignoredColumns, rows } = preview
  return (
    <Card>
      <CardHead
        title={counted(opened, 'new account')}
        aside={`${existing} already here, ${conflicts} ${conflicts === 1 ? 'does' : 'do'} not fit`}
      />
      <CardBody className="grid gap-4">
        {conflicts > 0 && (
          <Banner tone="warn" title={`${counted(conflicts, 'line')} to correct first`}>
            A chart comes in whole or not at all. Correct the file and choose it again.
          </Banner>
        )}
        {ignoredColumns.length > 0 && (
          <p className="text-sm text-text-3">Columns left out: {ignoredColumns.join(', ')}.</p>
        )}
        <ImportRows rows={rows} columns={columns} />
      </CardBody>
      <CardFoot>{action}</CardFoot>
    </Card>
  )
}
