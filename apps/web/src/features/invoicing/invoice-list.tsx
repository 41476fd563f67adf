'use client'
import type { InvoiceListItem } from '@smb/api-client'
import { listInvoices } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { PagedTable } from '#components/paged-table.tsx'
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
      <PagedTable
        pages={pages}
        noun="invoice"
        caption="Invoices, newest first"
        columns={columns}
        rowHref={hrefOf}
        peek={(id) => <InvoicePeek id={id} />}
        selection={{ selected, onChange: setSelected, nameOf }}
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
