import { Page, PageHeader } from '#components/page-header.tsx'
import { CardSkeleton, Skeleton } from '#components/skeleton.tsx'

export default function JournalEntryLoading() {
  return (
    <Page>
      <PageHeader title={<Skeleton className="my-2 w-48" />} />
      <CardSkeleton lines={5} label="Loading the entry" />
    </Page>
  )
}
