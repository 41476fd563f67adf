import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BusinessProvider } from '#components/business-context.tsx'
import { EntryFrame } from '#components/entry-frame.tsx'
import { QueryProvider } from '#components/query-provider.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { AppShell } from '#components/shell/app-shell.tsx'
import { businessBySlug, currentAccount } from '#lib/account.ts'
import { settled } from '#lib/api-server.ts'
import { todayIn } from '#lib/format/date.ts'

/** The tab says the business first: two of them side by side must not be taken for one another. */
export async function generateMetadata({ params }: LayoutProps<'/o/[slug]'>): Promise<Metadata> {
  const { data: business } = await settled(businessBySlug((await params).slug))
  const name = business?.name ?? 'SMB Finance OS'
  return { title: { default: name, template: `${name} · %s` } }
}

export default async function BusinessLayout({ children, params }: LayoutProps<'/o/[slug]'>) {
  const { slug } = await params
  const { data: account, problem } = await settled(currentAccount())
  if (problem) {
    return (
      <EntryFrame>
        <ReloadNotice problem={problem} />
      </EntryFrame>
    )
  }
  const business = account.businesses.find((own) => own.slug === slug)
  if (!business) notFound()
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
