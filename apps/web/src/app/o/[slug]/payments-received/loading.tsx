import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Received' },
  { header: 'Customer' },
  { header: 'How' },
  { header: 'Status' },
  { header: 'Credit left', align: 'end' },
  { header: 'Amount', align: 'end' },
] as const

export default function PaymentsLoading() {
  return (
    <Page>
      <PageHeader title="Payments received" sub="Newest first" />
      <TableSkeleton columns={columns} label="Loading payments" />
    </Page>
  )
}
