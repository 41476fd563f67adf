import { Page, PageHeader } from '#components/page-header.tsx'
import { Skeleton, TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Date' },
  { header: 'From' },
  { header: 'Description' },
  { header: 'Debit', align: 'end' },
  { header: 'Credit', align: 'end' },
  { header: 'Balance', align: 'end' },
] as const

export default function LedgerLoading() {
  return (
    <Page dense>
      <PageHeader dense title={<Skeleton className="my-2 w-48" />} />
      <TableSkeleton flush columns={columns} rows={14} label="Loading the ledger" />
    </Page>
  )
}
