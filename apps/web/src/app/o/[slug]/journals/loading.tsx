import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Date' },
  { header: 'From' },
  { header: 'Memo' },
  { header: 'Status' },
  { header: 'Total', align: 'end' },
] as const

export default function JournalsLoading() {
  return (
    <Page dense>
      <PageHeader dense title="Journals" />
      <TableSkeleton flush columns={columns} rows={14} label="Loading entries" />
    </Page>
  )
}
