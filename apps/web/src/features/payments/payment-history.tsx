import type { PaymentDetail } from '@smb/api-client'
import { Ban, Banknote, FileCheck, ReceiptText, Reply, RotateCcw, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Timeline } from '#components/timeline.tsx'
import { formatDate, formatInstant } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'

type Event = PaymentDetail['history'][number]

const icons: Readonly<Record<Event['kind'], ReactNode>> = {
  recorded: <Banknote aria-hidden />,
  issued: <ReceiptText aria-hidden />,
  allocated: <FileCheck aria-hidden />,
  allocation_ended: <Undo2 aria-hidden />,
  refunded: <Reply aria-hidden />,
  refund_reversed: <Undo2 aria-hidden />,
  reversed: <RotateCcw aria-hidden />,
  voided: <Ban aria-hidden />,
}

function sentence({ kind, amount, invoiceNumber, date }: Event): string {
  const sum = formatMoney(amount.amount, amount.currency)
  const on = formatDate(date)
  switch (kind) {
    case 'recorded':
      return `${sum} recorded, received ${on}`
    case 'allocated':
      return `${sum} put to ${invoiceNumber ?? 'an invoice'}`
    case 'allocation_ended':
      return `${sum} taken off ${invoiceNumber ?? 'an invoice'}`
    case 'issued':
      return `Issued for ${sum} on ${on}`
    case 'refunded':
      return `${sum} paid back on ${on}`
    case 'refund_reversed':
      return `Refund of ${sum} reversed on ${on}`
    case 'reversed':
      return `Reversed on ${on}`
    case 'voided':
      return `Voided on ${on}`
  }
}

/** What happened to a payment, in sentences, newest first. */
export function PaymentHistory({
  payment,
  timeZone,
}: {
  readonly payment: Pick<PaymentDetail, 'history' | 'reversalReason'>
  readonly timeZone: string
}) {
  return (
    <Timeline
      items={payment.history
        .map((event, index) => ({
          id: `${event.at}${index}`,
          icon: icons[event.kind],
          title: sentence(event),
          meta: [formatInstant(event.at, timeZone), event.actorName].filter(Boolean).join(' · '),
          detail: (event.kind === 'reversed' || event.kind === 'voided') && payment.reversalReason,
        }))
        .toReversed()}
    />
  )
}
