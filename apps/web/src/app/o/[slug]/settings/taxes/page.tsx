import { listTaxCodes } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { SettingsHead } from '#features/settings/settings-head.tsx'
import { TaxCodesView } from '#features/settings/tax-codes-view.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Tax codes' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function TaxSettingsPage({ params }: Props) {
  const { slug } = await params
  const client = await clientForRequest(slug)
  const { data, problem } = await settled(dataOf(listTaxCodes({ client, throwOnError: true })))
  return (
    <Page>
      <SettingsHead slug={slug} current="/settings/taxes" />
      <div className="max-w-[960px]">
        {problem ? (
          <ReloadNotice problem={problem} title="The tax codes could not be loaded" />
        ) : (
          <TaxCodesView codes={data.items} />
        )}
      </div>
    </Page>
  )
}
