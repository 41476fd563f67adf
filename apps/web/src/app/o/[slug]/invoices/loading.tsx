import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Number' },
  { header: 'Customer' },
  { header: 'Due' },
  { header: 'Status' },
  { header: 'Total', align: 'end' },
  { header: 'Outstanding', align: 'end' },
] as const

export default function InvoicesLoading() {
  return (
    <Page>
      <PageHeader title="Invoices" sub="Newest first" />
      <div className="mb-4 h-22 rounded-card border border-border bg-surface" />
      <TableSkeleton columns={columns} label="Loading invoices" />
    </Page>
  )
}
