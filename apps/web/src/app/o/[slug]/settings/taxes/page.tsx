import { getTaxPolicy, listTaxCodes } from '@smb/api-client'
import type { Metadata } from 'next'
import { Page } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { SettingsHead } from '#features/settings/settings-head.tsx'
import { TaxCodesView } from '#features/settings/tax-codes-view.tsx'
import { TaxPolicyCard } from '#features/settings/tax-policy-card.tsx'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'

export const metadata: Metadata = { title: 'Taxes' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function TaxSettingsPage({ params }: Props) {
  const { slug } = await params
  const client = await clientForRequest(slug)
  const options = { client, throwOnError: true } as const
  const [codes, policy] = await Promise.all([
    settled(dataOf(listTaxCodes(options))),
    settled(dataOf(getTaxPolicy(options))),
  ])
  return (
    <Page>
      <SettingsHead slug={slug} current="/settings/taxes" />
      <div className="grid max-w-[960px] gap-6">
        {codes.problem ? (
          <ReloadNotice problem={codes.problem} title="The tax codes could not be loaded" />
        ) : (
          <TaxCodesView codes={codes.data.items} />
        )}
        {policy.problem ? (
          <ReloadNotice problem={policy.problem} title="The tax policy could not be loaded" />
        ) : (
          <TaxPolicyCard policy={policy.data} codes={codes.data?.items ?? []} />
        )}
      </div>
    </Page>
  )
}
