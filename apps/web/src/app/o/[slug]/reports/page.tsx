import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReportIndex } from '#features/reports/report-index.tsx'

export const metadata: Metadata = { title: 'Reports' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function ReportsPage({ params }: Props) {
  return (
    <Page>
      <ReportIndex slug={(await params).slug} />
    </Page>
  )
}
