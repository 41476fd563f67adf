'use client'
import type { InvoiceDetail, WriteOff } from '@smb/api-client'
import { reverseWriteOff } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ReasonDialog } from '#components/reason-dialog.tsx'
import { formatMoney } from '#lib/format/money.ts'

type Props = {
  readonly invoice: InvoiceDetail
  readonly writeOffs: readonly WriteOff[]
}

const row =
  'flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-row-line py-2 first:border-0 first:pt-0'
const gone = 'text-text-3 line-through'

/** What corrects an invoice: its credit notes, and what of it was written off. */
export function InvoiceCorrections({ invoice, writeOffs }: Props) {
  const { business, today } = useBusiness()
  const mayReverse = usePermission('invoice:void')
  const [reversing, setReversing] = useState<WriteOff>()
  if (invoice.creditNotes.length === 0 && writeOffs.length === 0) return null
  return (
    <Card>
      <CardHead title="Corrections" />
      <CardBody className="text-sm">
        <ul>
          {invoice.creditNotes.map(({ id, number, status, issueDate, total }) => (
            <li key={id} className={row}>
              <span className="min-w-0 flex-1">
                <IntentLink
                  className="font-medium hover:text-link"
                  href={`/o/${business.slug}/credit-notes/${id}`}
                >
                  Credit note {number}
                </IntentLink>
                <span className="block text-xs text-text-3">
                  <DateText date={issueDate} near={today} />
                  {status === 'voided' && ', void'}
                </span>
              </span>
              <MoneyText
                {...total}
                currencyAs="sign"
                {...(status === 'voided' ? { className: gone } : {})}
              />
            </li>
          ))}
          {writeOffs.map((writeOff) => (
            <li key={writeOff.id} className={row}>
              <span className="min-w-0 flex-1">
                <IntentLink
                  className="font-medium hover:text-link"
                  href={`/o/${business.slug}/journals/${writeOff.journalEntryId}`}
                >
                  Written off
                </IntentLink>
                <span className="block text-xs text-text-3">
                  <DateText date={writeOff.date} near={today} />
                  {writeOff.reversedOn ? ', reversed' : writeOff.reason && ` · ${writeOff.reason}`}
                </span>
              </span>
              <MoneyText
                {...writeOff.amount}
                currencyAs="sign"
                {...(writeOff.reversedOn ? { className: gone } : {})}
              />
              {writeOff.reversedOn === null && mayReverse && (
                <Button size="sm" kind="ghost" onClick={() => setReversing(writeOff)}>
                  Reverse
                </Button>
              )}
            </li>
          ))}
        </ul>
        {reversing && (
          <ReverseDialog writeOff={reversing} onClose={() => setReversing(undefined)} />
        )}
      </CardBody>
    </Card>
  )
}

function ReverseDialog({ writeOff, onClose }: { writeOff: WriteOff; onClose: () => void }) {
  const client = useClient()
  const router = useRouter()
  const { id, amount } = writeOff
  return (
    <ReasonDialog
      open
      title={`Reverse the write-off of ${formatMoney(amount.amount, amount.currency)}?`}
      confirmLabel="Reverse write-off"
      words="The invoice owes again what it did. The write-off stays visible as reversed."
      reasonNeeded="Say why the write-off is reversed."
      onConfirm={async (reason, headers) => {
        await reverseWriteOff({
          client,
          path: { id },
          body: { reason },
          headers,
          throwOnError: true,
        })
        router.refresh()
      }}
      onClose={onClose}
    />
  )
}
