'use client'
import type { PaymentListItem } from '@smb/api-client'
import { Plus } from 'lucide-react'
import { ButtonLink } from '#components/button.tsx'
import { useBusiness, usePermission } from '#components/business-context.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageHeader } from '#components/page-header.tsx'
import { ReloadNotice } from '#components/reload-notice.tsx'
import type { Problem } from '#lib/problem.ts'
import type { PaymentFilter } from './payment-filter.ts'
import { paymentsHref, paymentStatuses } from './payment-filter.ts'
import { DocumentFilters } from './document-filters.tsx'
import { PaymentList } from './payment-list.tsx'

type Page = { readonly items: readonly PaymentListItem[]; readonly nextCursor: string | null }

/** The page of payments received: search, status, list. */
export function PaymentsOverview({
  page,
  problem,
  filter,
}: {
  readonly page: Page | undefined
  readonly problem: Problem | undefined
  readonly filter: PaymentFilter
}) {
  const { slug } = useBusiness().business
  const mayWrite = usePermission('payment:write')
  const isEmpty = page?.items.length === 0
  const isFirstUse = isEmpty && Object.keys(filter).length === 0
  const record = mayWrite && (
    <ButtonLink
      kind="primary"
      icon={<Plus size={16} aria-hidden />}
      href={`/o/${slug}/payments-received/new`}
    >
      Record payment
    </ButtonLink>
  )
  return (
    <>
      <PageHeader
        title="Payments received"
        sub={
          mayWrite ? 'Newest first' : 'Newest first. Your role can read payments, not record them.'
        }
        actions={!isFirstUse && record}
      />
      <div className="grid gap-4">
        {!isFirstUse && (
          <DocumentFilters
            nouns="payments"
            statuses={paymentStatuses}
            filter={filter}
            hrefFor={(conditions) => paymentsHref(slug, conditions)}
          />
        )}
        {problem && <ReloadNotice problem={problem} title="The payments could not be loaded" />}
        {isFirstUse && (
          <EmptyState title="Record your first payment" actions={record}>
            When a customer pays, the money goes to their open invoices, the longest due first.
          </EmptyState>
        )}
        {isEmpty && !isFirstUse && (
          <EmptyState
            title={
              filter.q
                ? `Nothing found for “${filter.q}”`
                : `No payments ${filter.status ? paymentStatuses[filter.status].toLowerCase() : 'here'}`
            }
            actions={<ButtonLink href={paymentsHref(slug, {})}>Show all payments</ButtonLink>}
          />
        )}
        {page && !isEmpty && (
          <PaymentList key={JSON.stringify(filter)} first={page} filter={filter} />
        )}
      </div>
    </>
  )
}
