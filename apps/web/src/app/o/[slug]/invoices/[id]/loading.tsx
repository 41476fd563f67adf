import { Page } from '#components/page-header.tsx'
import { CardSkeleton, Skeleton } from '#components/skeleton.tsx'

export default function InvoiceLoading() {
  return (
    <Page>
      <div className="mb-5 grid gap-3 py-2">
        <Skeleton className="w-20" />
        <Skeleton className="w-32" />
      </div>
      <CardSkeleton lines={2} label="Loading the invoice" />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <CardSkeleton lines={12} label="" />
        <CardSkeleton lines={6} label="" />
      </div>
    </Page>
  )
}
