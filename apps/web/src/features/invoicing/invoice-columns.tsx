import type { InvoiceListItem } from '@smb/api-client'
import type { Column } from '#components/data-table.tsx'
import { DateText, DueDateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { InvoiceStatus } from '#components/invoice-status.tsx'

const missing = <span className="text-text-3">–</span>

/** The columns of the invoice list; `today` decides what is late. */
export function invoiceColumns(today: string): Column<InvoiceListItem>[] {
  return [
    {
      key: 'number',
      header: 'Number',
      fit: true,
      fold: 'meta',
      cell: (invoice) => (
        <span>
          {invoice.number ?? 'Draft'}
          {invoice.dueDate && (
            <span className="font-normal md:hidden">
              {' · '}
              <Due invoice={invoice} today={today} />
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'customer',
      header: 'Customer',
      fold: 'title',
      cell: ({ customerName, reference }) => (
        <>
          {customerName ?? <span className="text-text-3">No customer yet</span>}
          {reference && <span className="ms-2 text-xs text-text-3 max-md:hidden">{reference}</span>}
        </>
      ),
    },
    {
      key: 'issued',
      header: 'Issued',
      wideOnly: true,
      cell: ({ issueDate }) =>
        issueDate ? <DateText date={issueDate} near={today} className="text-text-2" /> : missing,
    },
    {
      key: 'due',
      header: 'Due',
      cell: (invoice) => (invoice.dueDate ? <Due invoice={invoice} today={today} /> : missing),
    },
    {
      key: 'status',
      header: 'Status',
      fold: 'status',
      cell: (row) => <InvoiceStatus invoice={row} />,
    },
    {
      key: 'total',
      header: 'Total',
      align: 'end',
      fold: 'amount',
      cell: ({ total }) => <MoneyText {...total} currencyAs="sign" />,
    },
    {
      key: 'outstanding',
      header: 'Outstanding',
      align: 'end',
      cell: ({ outstanding, settlement }) =>
        settlement === null || settlement === 'paid' ? (
          missing
        ) : (
          <MoneyText {...outstanding} currencyAs="sign" className="font-medium" />
        ),
    },
  ]
}

/** The due date, with how late it is while it is unpaid. */
function Due({ invoice, today }: { readonly invoice: InvoiceListItem; readonly today: string }) {
  const { dueDate, settlement } = invoice
  const isOpen = settlement !== null && settlement !== 'paid'
  return dueDate && <DueDateText date={dueDate} today={today} open={isOpen} />
}
