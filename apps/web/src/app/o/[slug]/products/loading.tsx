import { Page, PageHeader } from '#components/page-header.tsx'
import { TableSkeleton } from '#components/skeleton.tsx'

const columns = [
  { header: 'Name' },
  { header: 'Code' },
  { header: 'Words on the document' },
  { header: 'Price' },
  { header: 'Unit' },
]

export default function ProductsLoading() {
  return (
    <Page>
      <PageHeader title="Products & services" sub="By name" />
      <TableSkeleton columns={columns} label="Loading products and services" />
    </Page>
  )
}
