'use client'
import { getPayment } from '@smb/api-client'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { PeekSummary, Peeked } from '#components/peek-summary.tsx'
import { dataOf } from '#lib/api-client.ts'

/** A payment received in short, beside the list, with what it settles. */
export function PaymentPeek({ id }: { readonly id: string }) {
  const { business } = useBusiness()
  const client = useClient()
  const load = (wanted: string) =>
    dataOf(getPayment({ client, path: { id: wanted }, throwOnError: true }))
  return (
    <Peeked name="payment" id={id} load={load}>
      {(payment) => (
        <PeekSummary
          title={payment.reference || 'Payment received'}
          href={`/o/${business.slug}/payments-received/${payment.id}`}
          facts={[
            { name: 'Customer', value: payment.customerName ?? '–' },
            { name: 'Date', value: <DateText date={payment.date} /> },
            { name: 'Amount', value: <MoneyText {...payment.amount} /> },
            { name: 'Not allocated', value: <MoneyText {...payment.remainder} /> },
          ]}
        >
          <ul className="grid border-t border-border text-sm" aria-label="Invoices it settles">
            {payment.allocations.map((allocation) => (
              <li
                key={allocation.id}
                className="flex justify-between gap-4 border-b border-row-line py-2"
              >
                <span>{allocation.invoiceNumber ?? 'Invoice'}</span>
                <MoneyText {...allocation.amount} />
              </li>
            ))}
          </ul>
        </PeekSummary>
      )}
    </Peeked>
  )
}
