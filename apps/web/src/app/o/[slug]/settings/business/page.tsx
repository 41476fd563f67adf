import { getBook, getBusiness, getOpenedChart } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { markOf } from '#components/shell/business-mark.ts'
import { BusinessForm } from '#features/settings/business-form.tsx'
import { LockDateCard } from '#features/settings/lock-date-card.tsx'
import { OpenedChartCard } from '#features/settings/opened-chart-card.tsx'
import { SettingsHead } from '#features/settings/settings-head.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Business settings' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function BusinessSettingsPage({ params }: Props) {
  const { slug } = await params
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const [business, book, opened] = await Promise.all([
    settled(dataOf(getBusiness(options))),
    settled(dataOf(getBook(options))),
    settled(dataOf(getOpenedChart(options))),
  ])
  return (
    <Page>
      <SettingsHead slug={slug} current="/settings/business" />
      <div className="grid max-w-[760px] gap-6">
        {business.problem ? (
          <ReloadNotice problem={business.problem} title="The settings could not be loaded" />
        ) : (
          <BusinessForm
            business={business.data}
            timeZones={timeZones()}
            place={markOf(business.data).place}
          />
        )}
        {opened.problem ? (
          <ReloadNotice
            problem={opened.problem}
            title="The chart of accounts could not be loaded"
          />
        ) : (
          opened.data.chart && <OpenedChartCard chart={opened.data.chart} />
        )}
        {book.problem ? (
          <ReloadNotice problem={book.problem} title="The lock date could not be loaded" />
        ) : (
          <LockDateCard lockDate={book.data.lockDate} />
        )}
      </div>
    </Page>
  )
}

const timeZones = (): string[] => ['UTC', ...Intl.supportedValuesOf('timeZone')]
