'use client'
import type { InvoiceListItem } from '@smb/api-client'
import { listInvoices } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { DataTable } from '#components/data-table.tsx'
import { LoadEarlier, LoadMore } from '#components/load-more.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { useKeys } from '#lib/keys/use-keys.ts'
import { useMorePages } from '#lib/use-more-pages.ts'
import { InvoicePeek } from './invoice-peek.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { invoiceColumns } from './invoice-columns.tsx'
import type { InvoiceFilter } from './invoice-filter.ts'
import { invoicesQuery } from './invoice-filter.ts'

/** The invoices under the conditions of the address, newest first. */
export function InvoiceList({
  first,
  filter,
}: {
  readonly first: { readonly items: readonly InvoiceListItem[]; readonly nextCursor: string | null }
  readonly filter: InvoiceFilter
}) {
  const { business, today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const mayWrite = usePermission('invoice:write')
  const mayRecord = usePermission('payment:write')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const columns = useMemo(() => invoiceColumns(today), [today])
  const base = `/o/${business.slug}`
  const pages = useMorePages<InvoiceListItem>(first, async (cursor) => {
    const query = { ...invoicesQuery(filter), cursor }
    return (await listInvoices({ client, query, throwOnError: true })).data
  })
  const hrefOf = ({ id, status, archivedAt }: InvoiceListItem) => {
    const isOpenDraft = status === 'draft' && archivedAt === null
    return `${base}/invoices/${id}${isOpenDraft && mayWrite ? '/edit' : ''}`
  }
  const nameOf = (key: string) => {
    const row = pages.items.find(({ id }) => id === key)
    return row?.number
      ? `invoice ${row.number}`
      : `the draft for ${row?.customerName ?? 'nobody yet'}`
  }
  const recordPayment = () => {
    const href = document.activeElement?.closest('tr')?.dataset.href
    const row = pages.items.find((item) => hrefOf(item) === href)
    if (row?.status !== 'issued' || row.settlement === 'paid') return
    router.push(`${base}/payments-received/new?invoice=${row.id}`)
  }
  useKeys(
    'In this list',
    [{ keys: 'y', label: 'Record payment for the row', run: recordPayment }],
    mayRecord,
  )
  return (
    <>
      <LoadEarlier
        gone={pages.rowsBefore}
        noun="invoice"
        loading={pages.isLoadingEarlier}
        onLoadEarlier={pages.loadEarlier}
      />
      <DataTable
        caption="Invoices, newest first"
        columns={columns}
        rows={pages.items}
        rowsBefore={pages.rowsBefore}
        rowKey={({ id }) => id}
        rowHref={hrefOf}
        peek={(id) => <InvoicePeek id={id} />}
        selection={{ selected, onChange: setSelected, nameOf }}
      />
      {pages.problem && (
        <ProblemNotice
          problem={pages.problem}
          title="More invoices could not be loaded"
          reassurance="The ones above are up to date."
          onRetry={pages.loadMore}
        />
      )}
      <LoadMore
        shown={pages.rowsBefore + pages.items.length}
        noun="invoice"
        hasMore={pages.hasMore}
        loading={pages.isLoading}
        onLoadMore={pages.loadMore}
      />
      <BulkBar
        items={pages.items}
        selected={selected}
        filter={filter}
        hasMore={pages.hasMore || pages.rowsBefore > 0}
        onClear={() => setSelected(new Set())}
        onDone={pages.restart}
      />
    </>
  )
}
