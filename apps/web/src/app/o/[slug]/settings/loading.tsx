import { Page, PageHeader } from '#components/page-header.tsx'
import { CardSkeleton } from '#components/skeleton.tsx'

export default function SettingsLoading() {
  return (
    <Page>
      <PageHeader title="Settings" />
      <div className="max-w-[760px]">
        <CardSkeleton lines={6} label="Loading settings" />
      </div>
    </Page>
  )
}
