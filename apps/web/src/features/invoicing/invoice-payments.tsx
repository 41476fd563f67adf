import type { InvoiceDetail, PaymentDetail } from '@smb/api-client'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'

const methods: Readonly<Record<PaymentDetail['method'], string>> = {
  bank_transfer: 'bank transfer',
  cash: 'cash',
  card: 'card',
  mobile_money: 'mobile money',
  cheque: 'cheque',
  other: 'other',
}

/** What came in for an invoice, and what is still to come. */
export function InvoicePayments({
  invoice,
  payments,
  slug,
  today,
}: {
  readonly invoice: InvoiceDetail
  readonly payments: readonly PaymentDetail[]
  readonly slug: string
  readonly today: string
}) {
  const rows = payments.flatMap((payment) =>
    payment.allocations
      .filter(({ invoiceId, endedOn }) => invoiceId === invoice.id && endedOn === null)
      .map((allocation) => ({ payment, allocation })),
  )
  const isOpen = invoice.settlement !== 'paid' && invoice.dueDate !== null
  return (
    <ul>
      {rows.map(({ payment, allocation }) => (
        <li
          key={allocation.id}
          className="flex items-baseline justify-between gap-3 border-t border-row-line py-2 first:border-0 first:pt-0"
        >
          <IntentLink href={`/o/${slug}/payments-received/${payment.id}`} className="drill min-w-0">
            <DateText date={allocation.date} near={today} />
            <span className="text-text-3">, {methods[payment.method]}</span>
            {payment.reference && (
              <span className="block truncate text-xs text-text-3">{payment.reference}</span>
            )}
          </IntentLink>
          <MoneyText {...allocation.amount} currencyAs="sign" signs="flow" />
        </li>
      ))}
      {isOpen && (
        <li className="flex justify-between gap-3 border-t border-row-line pt-2 text-text-3 first:border-0 first:pt-0">
          <span>
            {invoice.settlement === 'overdue' ? 'Was due' : 'Expected by'}{' '}
            <DateText date={invoice.dueDate ?? today} near={today} />
          </span>
          <MoneyText {...invoice.outstanding} currencyAs="sign" />
        </li>
      )}
      {rows.length === 0 && !isOpen && <li className="text-text-3">None.</li>}
    </ul>
  )
}
