import { listSavedViews } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReportIndex } from '#features/reports/report-index.tsx'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Reports' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function ReportsPage({ params }: Props) {
  const { slug } = await params
  const client = await clientForRequest(slug)
  // The reports are there whatever becomes of the views.
  const { data } = await settled(listSavedViews({ client, throwOnError: true }))
  return (
    <Page>
      <ReportIndex slug={slug} views={data?.data.items ?? []} />
    </Page>
  )
}
