import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [{ header: 'Account' }, { header: 'Amount', align: 'end' }] as const

/** A report that is being made. */
export function ReportSkeleton({ title }: { readonly title: string }) {
  return (
    <Page dense>
      <PageHeader dense title={title} />
      <TableSkeleton flush columns={columns} rows={14} label={`Loading ${title.toLowerCase()}`} />
    </Page>
  )
}
