'use client'
import type { PaymentDetail } from '@smb/api-client'
import { reverseRefund } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardHead } from '#components/card.tsx'
import { DateText } from '#components/date-text.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ReasonDialog } from '#components/reason-dialog.tsx'
import { formatMoney } from '#lib/format/money.ts'

type Refund = PaymentDetail['refunds'][number]

/** What was paid back; each can be reversed where the money did not leave. */
export function RefundList({ refunds }: { readonly refunds: readonly Refund[] }) {
  const { today } = useBusiness()
  const mayWrite = usePermission('payment:write')
  const client = useClient()
  const router = useRouter()
  const [reversing, setReversing] = useState<Refund>()
  return (
    <Card>
      <CardHead title="Paid back" />
      <CardBody>
        <ul>
          {refunds.map((refund) => (
            <li
              key={refund.id}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-row-line py-2 first:border-0 first:pt-0"
            >
              <span className="min-w-0 flex-1">
                <DateText date={refund.date} near={today} />
                <span className="block text-xs text-text-3">
                  {refund.reversedOn === null ? (
                    refund.reference
                  ) : (
                    <>
                      Reversed <DateText date={refund.reversedOn} near={today} />:{' '}
                      {refund.reversalReason}
                    </>
                  )}
                </span>
              </span>
              <MoneyText
                {...refund.amount}
                currencyAs="sign"
                className={refund.reversedOn === null ? 'font-medium' : 'text-text-3 line-through'}
              />
              {refund.reversedOn === null && mayWrite && (
                <Button size="sm" kind="ghost" onClick={() => setReversing(refund)}>
                  Reverse
                </Button>
              )}
            </li>
          ))}
        </ul>
        {reversing && (
          <ReasonDialog
            open
            title={`Reverse this refund of ${formatMoney(reversing.amount.amount, reversing.amount.currency)}?`}
            words="The money is customer credit again. The refund stays visible as reversed."
            reasonNeeded="Say why the refund is reversed."
            confirmLabel="Reverse refund"
            onConfirm={async (reason, headers) => {
              const path = { id: reversing.id }
              await reverseRefund({ client, path, body: { reason }, headers, throwOnError: true })
              router.refresh()
            }}
            onClose={() => setReversing(undefined)}
          />
        )}
      </CardBody>
    </Card>
  )
}
