import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Number' },
  { header: 'Customer' },
  { header: 'Corrects' },
  { header: 'Issued' },
  { header: 'Status' },
  { header: 'Credit left', align: 'end' },
  { header: 'Total', align: 'end' },
] as const

export default function CreditNotesLoading() {
  return (
    <Page>
      <PageHeader title="Credit notes" sub="Newest first" />
      <TableSkeleton columns={columns} label="Loading credit notes" />
    </Page>
  )
}
