import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Account' },
  { header: 'Used for' },
  { header: 'Balance', align: 'end' },
] as const

export default function AccountsLoading() {
  return (
    <Page dense>
      <PageHeader dense title="Accounts" />
      <TableSkeleton flush columns={columns} rows={14} label="Loading accounts" />
    </Page>
  )
}
