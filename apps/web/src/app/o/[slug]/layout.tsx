import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { BusinessProvider } from '#components/business-context.tsx'
import { EntryFrame } from '#components/entry-frame.tsx'
import { QueryProvider } from '#components/query-provider.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { AppShell } from '#components/shell/app-shell.tsx'
import { BusinessDenied } from '#features/business/business-denied.tsx'
import { businessBySlug, currentAccount } from '#lib/account.ts'
import { todayIn } from '#lib/format/date.ts'

type Props = { readonly children: ReactNode; readonly params: Promise<{ slug: string }> }

/** The tab says the business first: two of them side by side must not be taken for one another. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const business = await businessBySlug((await params).slug)
  const name = business?.name ?? 'SMB Finance OS'
  return { title: { default: name, template: `${name} · %s` } }
}

export default async function BusinessLayout({ children, params }: Props) {
  const { slug } = await params
  const { data: account, problem } = await currentAccount()
  if (problem) {
    return (
      <EntryFrame>
        <ReloadNotice problem={problem} />
      </EntryFrame>
    )
  }
  const business = account.businesses.find((own) => own.slug === slug)
  if (!business) return <BusinessDenied account={account} />
  return (
    <QueryProvider>
      <BusinessProvider business={business} today={todayIn(business.timeZone)}>
        <AppShell business={business} account={account}>
          {children}
        </AppShell>
      </BusinessProvider>
    </QueryProvider>
  )
}
