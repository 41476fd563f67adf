import { Page } from '#components/page-header.tsx'
import { CardSkeleton, Skeleton } from '#components/skeleton.tsx'

export default function NewCreditNoteLoading() {
  return (
    <Page>
      <div className="mb-5 grid gap-3 py-2">
        <Skeleton className="w-20" />
        <Skeleton className="w-32" />
      </div>
      <CardSkeleton lines={3} label="Loading what can be credited" />
    </Page>
  )
}
