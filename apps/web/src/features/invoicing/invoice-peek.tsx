'use client'
import { getInvoice } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateText } from '#components/date-text.tsx'
import { InvoiceStatus } from '#components/invoice-status.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PeekSummary, Peeked } from '#components/peek-summary.tsx'
import { dataOf } from '#lib/api-client.ts'

/** An invoice in short, beside the list. */
export function InvoicePeek({ id }: { readonly id: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const load = (wanted: string) =>
    dataOf(getInvoice({ client, path: { id: wanted }, throwOnError: true }))
  return (
    <Peeked name="invoice" id={id} load={load}>
      {(invoice) => (
        <PeekSummary
          title={invoice.number ?? 'Draft'}
          badge={<InvoiceStatus invoice={invoice} />}
          href={`/o/${business.slug}/invoices/${invoice.id}`}
          facts={[
            { name: 'Customer', value: invoice.customerName ?? 'No customer yet' },
            ...(invoice.issueDate
              ? [{ name: 'Issued', value: <DateText date={invoice.issueDate} /> }]
              : []),
            ...(invoice.dueDate
              ? [{ name: 'Due', value: <DateText date={invoice.dueDate} /> }]
              : []),
            ...(invoice.reference ? [{ name: 'Reference', value: invoice.reference }] : []),
            { name: 'Total', value: <MoneyText {...invoice.total} /> },
            { name: 'Outstanding', value: <MoneyText {...invoice.outstanding} /> },
          ]}
        >
          <ul className="grid border-t border-border text-sm" aria-label="Lines">
            {invoice.lines.map((line) => (
              <li
                key={line.id}
                className="flex justify-between gap-4 border-b border-row-line py-2"
              >
                <span className="min-w-0 wrap-anywhere">{line.description || 'No text'}</span>
                <MoneyText {...line.amount} />
              </li>
            ))}
          </ul>
        </PeekSummary>
      )}
    </Peeked>
  )
}
