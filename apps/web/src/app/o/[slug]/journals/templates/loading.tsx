import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Template' },
  { header: 'Repeats' },
  { header: 'Next' },
  { header: 'Amount', align: 'end' },
] as const

export default function JournalTemplatesLoading() {
  return (
    <Page>
      <PageHeader title="Journal templates" />
      <TableSkeleton columns={columns} rows={5} label="Loading templates" />
    </Page>
  )
}
