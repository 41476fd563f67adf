import { listAccounts, listOpeningBalances } from '@smb/api-client'
import type { Metadata } from 'next'
import { EmptyState } from '#components/empty-state.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { OpeningForm } from '#features/opening/opening-form.tsx'
import { OpeningStanding } from '#features/opening/opening-standing.tsx'
import { businessBySlug } from '#lib/account.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { fiscalFrame } from '#lib/books/page-period.ts'

export const metadata: Metadata = { title: 'Opening balances' }

type Props = { readonly params: Promise<{ slug: string }> }

export default async function OpeningBalancesPage({ params }: Props) {
  const { slug } = await params
  const [client, business, frame] = await Promise.all([
    clientForRequest(slug),
    businessBySlug(slug),
    fiscalFrame(slug),
  ])
  const [opened, accounts] = await Promise.all([
    settled(listOpeningBalances({ client, throwOnError: true })),
    settled(listAccounts({ client, throwOnError: true })),
  ])
  const problem = opened.problem ?? accounts.problem
  const live = opened.data?.data.items.find(({ reversedAt }) => reversedAt === null)
  const mayPost = business?.permissions.includes('journal:post')
  const crumbs = [{ label: 'Accounts', href: `/o/${slug}/accounts` }]
  return (
    <Page>
      <PageHeader title="Opening balances" crumbs={crumbs} />
      {problem && <ReloadNotice problem={problem} title="Opening balances could not be loaded" />}
      {!problem && live && <OpeningStanding opening={live} />}
      {!problem && !live && !mayPost && (
        <EmptyState title="Posting opening balances is not part of your role">
          An owner or accountant of this business can do it.
        </EmptyState>
      )}
      {!problem && !live && mayPost && accounts.data && (
        <OpeningForm accounts={accounts.data.data.items} today={frame.today} />
      )}
    </Page>
  )
}
