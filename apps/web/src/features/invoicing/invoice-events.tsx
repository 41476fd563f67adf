import type { InvoiceDetail } from '@smb/api-client'
import {
  Ban,
  Banknote,
  FilePlus,
  Pencil,
  ReceiptText,
  RotateCcw,
  Send,
  Trash2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { IntentLink } from '#components/intent-link.tsx'
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
  credited: <ReceiptText aria-hidden />,
  credit_voided: <Undo2 aria-hidden />,
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

/** What took something off the balance, or gave it back. */
function settledWords({ kind, creditNoteId, writeOffId }: Event): string {
  if (writeOffId) return kind === 'settled' ? 'written off' : 'no longer written off'
  if (creditNoteId) return kind === 'settled' ? 'settled by credit' : 'of credit taken off'
  return kind === 'settled' ? 'received' : 'taken off'
}

function settlingHref({ paymentId, creditNoteId }: Event, slug: string): string | null {
  if (creditNoteId) return `/o/${slug}/credit-notes/${creditNoteId}`
  return paymentId && `/o/${slug}/payments-received/${paymentId}`
}

function sentence(event: Event, invoice: InvoiceDetail, slug: string): ReactNode {
  const amount = event.amount && formatMoney(event.amount.amount, event.amount.currency)
  const on = event.date && ` on ${formatDate(event.date)}`
  switch (event.kind) {
    case 'drafted':
      return event.fromInvoiceId ? (
        <>
          Duplicated from{' '}
          <IntentLink className="link" href={`/o/${slug}/invoices/${event.fromInvoiceId}`}>
            another invoice
          </IntentLink>
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
      const did = `${amount ?? ''} ${settledWords(event)}`
      const href = settlingHref(event, slug)
      return (
        <>
          {href ? (
            <IntentLink className="link" href={href}>
              {did}
            </IntentLink>
          ) : (
            did
          )}
          {on}
        </>
      )
    }
    case 'credited':
    case 'credit_voided':
      return (
        <>
          {event.kind === 'credited' ? `${amount ?? ''} credited` : 'Voided'} by a{' '}
          <IntentLink className="link" href={`/o/${slug}/credit-notes/${event.creditNoteId ?? ''}`}>
            credit note
          </IntentLink>
          {on}
        </>
      )
    case 'voided':
      return `Voided${on ?? ''}`
  }
}
