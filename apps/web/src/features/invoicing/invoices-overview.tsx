import type { InvoiceListItem, InvoiceSummary } from '@smb/api-client'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/button.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Business } from '#lib/account.ts'
import type { Settled } from '#lib/api-server.ts'
import { todayIn } from '#lib/format/date.ts'
import type { InvoiceFilter } from './invoice-filter.ts'
import { InvoiceFilters } from './invoice-filters.tsx'
import { InvoiceList } from './invoice-list.tsx'
import { InvoiceStrip } from './invoice-strip.tsx'
import { NoInvoices } from './no-invoices.tsx'

type Props = {
  readonly business: Business
  readonly filter: InvoiceFilter
  readonly summary: Settled<InvoiceSummary>
  readonly page: Settled<{ items: InvoiceListItem[]; nextCursor: string | null }>
  readonly customerName: string | undefined
  readonly itemName: string | undefined
}

/** The page of invoices: figures, conditions, list. Each part fails alone. */
export function InvoicesOverview({ business, filter, summary, page, ...named }: Props) {
  const { slug, permissions } = business
  const today = todayIn(business.timeZone)
  const canWrite = permissions.includes('invoice:write')
  return (
    <>
      <PageHeader
        title="Invoices"
        sub={
          canWrite ? 'Newest first' : 'Newest first. Your role can read invoices, not write them.'
        }
        actions={
          canWrite && (
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
      <div className="grid gap-4">
        {summary.data && <InvoiceStrip summary={summary.data} {...{ filter, slug, today }} />}
        {summary.problem && (
          <ReloadNotice problem={summary.problem} title="The figures could not be loaded" />
        )}
        <InvoiceFilters {...{ filter, slug, today }} {...named} />
        {page.problem && (
          <ReloadNotice problem={page.problem} title="The invoices could not be loaded" />
        )}
        {page.data?.items.length === 0 && <NoInvoices {...{ filter, slug, canWrite }} />}
        {page.data && page.data.items.length > 0 && (
          <InvoiceList key={JSON.stringify(filter)} first={page.data} filter={filter} />
        )}
      </div>
    </>
  )
}
