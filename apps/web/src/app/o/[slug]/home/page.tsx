import { getHome } from '@smb/api-client'
import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { ButtonLink } from '#components/button.tsx'
import { Page, PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import { CashCard } from '#features/home/cash-card.tsx'
import { cashStepOf } from '#features/home/cash-chart.tsx'
import { FirstDay } from '#features/home/first-day.tsx'
import { HomeCharts } from '#features/home/home-charts.tsx'
import { OwedCard } from '#features/home/owed-card.tsx'
import { ProfitCard } from '#features/home/profit-card.tsx'
import { ToDoCard } from '#features/home/to-do-card.tsx'
import { businessBySlug, currentAccount } from '#lib/account.ts'
import { dataOf } from '#lib/api-client.ts'
import { clientForRequest, settled } from '#lib/api-server.ts'
import { formatLongDate } from '#lib/format/date.ts'

export const metadata: Metadata = { title: 'Home' }

type Props = {
  readonly params: Promise<{ slug: string }>
  readonly searchParams: Promise<{ cash?: string }>
}

export default async function HomePage({ params, searchParams }: Props) {
  const [{ slug }, { cash }] = await Promise.all([params, searchParams])
  const client = await clientForRequest(slug)
  const [account, business, { data: home, problem }] = await Promise.all([
    currentAccount(),
    businessBySlug(slug),
    settled(dataOf(getHome({ client, throwOnError: true }))),
  ])
  const permissions = business?.permissions ?? []
  const mayInvoice = permissions.includes('invoice:write')
  const isNew =
    home !== undefined &&
    home.bankAccounts.length === 0 &&
    home.owedToYou.count === 0 &&
    home.toDo.length === 0
  return (
    <Page>
      <PageHeader
        title={`Hello, ${account.data?.person.name.split(' ')[0] ?? 'there'}`}
        sub={home && formatLongDate(home.asOf)}
        actions={
          mayInvoice && (
            <ButtonLink
              kind="primary"
              icon={<Plus size={16} aria-hidden />}
              href={`/o/${slug}/invoices/new`}
            >
              New invoice
            </ButtonLink>
          )
        }
      />
      {problem && <ReloadNotice problem={problem} />}
      {home && (
        <div className="grid gap-4">
          {isNew && mayInvoice && <FirstDay slug={slug} />}
          <div className="grid gap-4 lg:grid-cols-2">
            <CashCard home={home} slug={slug} />
            <OwedCard home={home} slug={slug} />
          </div>
          <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_336px]">
            <ToDoCard home={home} slug={slug} permissions={permissions} />
            <ProfitCard home={home} slug={slug} />
          </div>
          {!isNew && <HomeCharts slug={slug} today={home.asOf} cashBy={cashStepOf(cash)} />}
        </div>
      )}
    </Page>
  )
}
