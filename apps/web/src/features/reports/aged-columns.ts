import type { AgedReceivablesView } from '@smb/core/reports'
import { agedColumnTitle } from '@smb/core/reports'
import type { ReportColumn } from '#components/report-table.tsx'

type AgedColumnView = AgedReceivablesView['columns'][number]

/** A column by its key: a bucket by its days, `credit` or `total`. */
export const agedColumns = (columns: readonly AgedColumnView[]): ReportColumn[] =>
  columns.map((column, index) => ({
    key: `c${index}`,
    title: agedColumnTitle(
      column.kind === 'bucket' ? { ...column, kind: 'bucket' } : { kind: column.kind },
    ),
    kind: 'money',
  }))
