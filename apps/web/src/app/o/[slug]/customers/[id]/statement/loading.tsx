import { Page } from '#components/page-header.tsx'
import { Skeleton, TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Date' },
  { header: 'Document' },
  { header: 'Charges' },
  { header: 'Credits' },
  { header: 'Balance' },
]

export default function StatementLoading() {
  return (
    <Page>
      <div className="mb-5 grid gap-3 py-2">
        <Skeleton className="w-20" />
        <Skeleton className="w-32" />
      </div>
      <TableSkeleton columns={columns} label="Loading the statement" />
    </Page>
  )
}
