import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Name' },
  { header: 'E-mail' },
  { header: 'Phone' },
  { header: 'Currency' },
  { header: 'Overdue', align: 'end' },
  { header: 'Outstanding', align: 'end' },
] as const

export default function CustomersLoading() {
  return (
    <Page>
      <PageHeader title="Customers" sub="By name" />
      <TableSkeleton columns={columns} label="Loading customers" />
    </Page>
  )
}
