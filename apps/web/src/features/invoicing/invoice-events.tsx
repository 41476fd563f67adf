import type { InvoiceDetail } from '@smb/api-client'
import { Ban, Banknote, FilePlus, Pencil, RotateCcw, Send, Trash2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Timeline } from '#components/timeline.tsx'
import { formatDate, formatInstant } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'

type Event = InvoiceDetail['timeline'][number]

const icons: Readonly<Record<Event['kind'], ReactNode>> = {
  drafted: <FilePlus aria-hidden />,
  revised: <Pencil aria-hidden />,
  archived: <Trash2 aria-hidden />,
  restored: <RotateCcw aria-hidden />,
  issued: <Send aria-hidden />,
  settled: <Banknote aria-hidden />,
  unsettled: <Undo2 aria-hidden />,
  voided: <Ban aria-hidden />,
}

/** What happened to an invoice, in sentences, newest first. */
export function InvoiceEvents({
  invoice,
  slug,
  timeZone,
}: {
  readonly invoice: InvoiceDetail
  readonly slug: string
  readonly timeZone: string
}) {
  return (
    <Timeline
      items={invoice.timeline
        .map((event, index) => ({
          id: `${event.at}${index}`,
          icon: icons[event.kind],
          title: sentence(event, invoice, slug),
          meta: [formatInstant(event.at, timeZone), event.actorName].filter(Boolean).join(' · '),
          detail: event.kind === 'voided' && invoice.voidReason,
        }))
        .toReversed()}
    />
  )
}

function sentence(event: Event, invoice: InvoiceDetail, slug: string): ReactNode {
  const amount = event.amount && formatMoney(event.amount.amount, event.amount.currency)
  const on = event.date && ` on ${formatDate(event.date)}`
  switch (event.kind) {
    case 'drafted':
      return event.fromInvoiceId ? (
        <>
          Duplicated from{' '}
          <Link className="link" href={`/o/${slug}/invoices/${event.fromInvoiceId}`}>
            another invoice
          </Link>
        </>
      ) : (
        'Draft started'
      )
    case 'revised':
      return `Draft last changed${amount ? `, total ${amount}` : ''}`
    case 'archived':
      return 'Draft discarded'
    case 'restored':
      return 'Draft restored'
    case 'issued':
      return `Issued as ${invoice.number ?? ''} for ${amount ?? ''}`
    case 'settled':
    case 'unsettled': {
      const did =
        event.kind === 'settled' ? `${amount ?? ''} received` : `${amount ?? ''} taken off`
      const href = event.paymentId && `/o/${slug}/payments-received/${event.paymentId}`
      return (
        <>
          {href ? (
            <Link className="link" href={href}>
              {did}
            </Link>
          ) : (
            did
          )}
          {on}
        </>
      )
    }
    case 'voided':
      return `Voided${on ?? ''}`
  }
}
