import { CardSkeleton } from '#components/skeleton.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'

export default function NewJournalLoading() {
  return (
    <Page>
      <PageHeader title="New journal entry" />
      <div className="max-w-[880px]">
        <CardSkeleton lines={6} label="Loading the form" />
      </div>
    </Page>
  )
}
