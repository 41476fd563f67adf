import { getNumberReport, getPaperSettings, listNumberSeries } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { LogoCard } from '#features/settings/logo-card.tsx'
import { NumberReportCard } from '#features/settings/number-report-card.tsx'
import { NumberSeriesCard } from '#features/settings/number-series-card.tsx'
import { PapersForm } from '#features/settings/papers-form.tsx'
import { SettingsHead } from '#features/settings/settings-head.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Invoices & papers' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function PaperSettingsPage({ params }: Props) {
  const { slug } = await params
  const options = { client: await clientForRequest(slug), throwOnError: true } as const
  const [settings, series, report] = await Promise.all([
    settled(dataOf(getPaperSettings(options))),
    settled(dataOf(listNumberSeries(options))),
    settled(dataOf(getNumberReport(options))),
  ])
  return (
    <Page>
      <SettingsHead slug={slug} current="/settings/papers" />
      <div className="grid max-w-[760px] gap-6">
        {settings.problem ? (
          <ReloadNotice problem={settings.problem} title="The settings could not be loaded" />
        ) : (
          <>
            <PapersForm key={settings.data.version} settings={settings.data} />
            <LogoCard logo={settings.data.logo} />
          </>
        )}
        {series.problem ? (
          <ReloadNotice problem={series.problem} title="The numbers could not be loaded" />
        ) : (
          series.data.items.map((each) => (
            <NumberSeriesCard key={`${each.series}${each.version}`} series={each} />
          ))
        )}
        {report.problem ? (
          <ReloadNotice problem={report.problem} title="The given numbers could not be loaded" />
        ) : (
          <NumberReportCard counters={report.data.counters} />
        )}
      </div>
    </Page>
  )
}
