'use client'
import type { InvoiceListItem, OpenInvoice } from '@smb/api-client'
import { DataTable } from '#components/data-table.tsx'
import type { Column } from '#components/data-table.tsx'
import { DateText, DueDateText } from '#components/date-text.tsx'
import { InvoiceStatus } from '#components/invoice-status.tsx'
import { MoneyText } from '#components/money-text.tsx'
import type { CustomerCredit } from './customer-data.ts'

type Shared = { readonly slug: string; readonly today: string }

/** What the customer still owes, the longest due first. */
export function OpenInvoices({
  invoices,
  slug,
  today,
}: Shared & { readonly invoices: readonly OpenInvoice[] }) {
  const columns: readonly Column<OpenInvoice>[] = [
    { key: 'number', header: 'Number', fold: 'title', cell: ({ number }) => number },
    {
      key: 'issued',
      header: 'Issued',
      wideOnly: true,
      cell: ({ issueDate }) => <DateText date={issueDate} near={today} className="text-text-2" />,
    },
    {
      key: 'due',
      header: 'Due',
      fold: 'meta',
      cell: ({ dueDate }) => <DueDateText date={dueDate} today={today} />,
    },
    {
      key: 'total',
      header: 'Total',
      align: 'end',
      cell: ({ total }) => <MoneyText {...total} currencyAs="sign" className="text-text-2" />,
    },
    {
      key: 'outstanding',
      header: 'Outstanding',
      align: 'end',
      fold: 'amount',
      cell: ({ outstanding }) => (
        <MoneyText {...outstanding} currencyAs="sign" className="font-medium" />
      ),
    },
  ]
  return (
    <DataTable
      caption="Open invoices, the longest due first"
      columns={columns}
      rows={invoices}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/o/${slug}/invoices/${id}`}
    />
  )
}

/** What they paid and is not used yet. */
export function CustomerCredits({
  credits,
  slug,
  today,
}: Shared & { readonly credits: readonly CustomerCredit[] }) {
  const columns: readonly Column<CustomerCredit>[] = [
    {
      key: 'date',
      header: 'Since',
      fold: 'title',
      cell: ({ date }) => <DateText date={date} near={today} />,
    },
    {
      key: 'words',
      header: 'What',
      fold: 'meta',
      cell: ({ words }) => <span className="text-text-2">{words}</span>,
    },
    {
      key: 'remainder',
      header: 'Credit left',
      align: 'end',
      fold: 'amount',
      cell: ({ remainder }) => <MoneyText {...remainder} currencyAs="sign" />,
    },
  ]
  return (
    <DataTable
      caption="Payments and credit notes that are not used up"
      columns={columns}
      rows={credits}
      rowKey={({ id }) => id}
      rowHref={({ path }) => `/o/${slug}${path}`}
      walkable={false}
    />
  )
}

/** The last invoices, whatever became of them. */
export function RecentInvoices({
  invoices,
  slug,
  today,
}: Shared & { readonly invoices: readonly InvoiceListItem[] }) {
  const columns: readonly Column<InvoiceListItem>[] = [
    { key: 'number', header: 'Number', fold: 'title', cell: ({ number }) => number ?? 'Draft' },
    {
      key: 'issued',
      header: 'Issued',
      fold: 'meta',
      cell: ({ issueDate }) =>
        issueDate ? <DateText date={issueDate} near={today} className="text-text-2" /> : '–',
    },
    {
      key: 'status',
      header: 'Status',
      fold: 'status',
      cell: (invoice) => <InvoiceStatus invoice={invoice} />,
    },
    {
      key: 'total',
      header: 'Total',
      align: 'end',
      fold: 'amount',
      cell: ({ total }) => <MoneyText {...total} currencyAs="sign" />,
    },
  ]
  return (
    <DataTable
      caption="Recent invoices"
      columns={columns}
      rows={invoices}
      rowKey={({ id }) => id}
      rowHref={({ id, status }) => `/o/${slug}/invoices/${id}${status === 'draft' ? '/edit' : ''}`}
      walkable={false}
    />
  )
}
