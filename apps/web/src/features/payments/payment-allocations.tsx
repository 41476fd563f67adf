'use client'
import type { PaymentDetail } from '@smb/api-client'
import { endAllocation, endCreditNoteAllocation } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { ConfirmDialog } from '#components/confirm-dialog.tsx'
import { DateText } from '#components/date-text.tsx'
import { IntentLink } from '#components/intent-link.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { formatMoney } from '#lib/format/money.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'

type Allocation = PaymentDetail['allocations'][number]

/** Which invoices the payment settles; each can be taken off again. */
export function PaymentAllocations({
  payment,
  creditNoteId,
}: {
  readonly payment: Pick<PaymentDetail, 'allocations'> & { readonly status: string }
  /** Where the credit comes from a credit note instead. */
  readonly creditNoteId?: string
}) {
  const { business, today } = useBusiness()
  const mayWrite = usePermission('payment:write')
  const [ending, setEnding] = useState<Allocation>()
  const canEnd = mayWrite && ['recorded', 'issued'].includes(payment.status)
  if (payment.allocations.length === 0)
    return <p className="text-sm text-text-3">It settles no invoice yet.</p>
  return (
    <>
      <ul>
        {payment.allocations.map((allocation) => (
          <li
            key={allocation.id}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-t border-row-line py-2 first:border-0 first:pt-0"
          >
            <span className="flex-[1_1_6rem]">
              <IntentLink
                className="font-medium hover:text-link"
                href={`/o/${business.slug}/invoices/${allocation.invoiceId}`}
              >
                {allocation.invoiceNumber ?? 'Invoice'}
              </IntentLink>
              <span className="block text-xs text-text-3">
                {allocation.endedOn === null ? (
                  <DateText date={allocation.date} near={today} />
                ) : (
                  <>
                    Taken off <DateText date={allocation.endedOn} near={today} />
                  </>
                )}
              </span>
            </span>
            <MoneyText
              {...allocation.amount}
              currencyAs="sign"
              className={allocation.endedOn === null ? 'font-medium' : 'text-text-3 line-through'}
            />
            {allocation.endedOn === null && canEnd && (
              <Button size="sm" kind="ghost" onClick={() => setEnding(allocation)}>
                Take off
              </Button>
            )}
          </li>
        ))}
      </ul>
      <EndDialog
        allocation={ending}
        creditNoteId={creditNoteId}
        onClose={() => setEnding(undefined)}
      />
    </>
  )
}

function EndDialog({
  allocation,
  creditNoteId,
  onClose,
}: {
  allocation: Allocation | undefined
  creditNoteId: string | undefined
  onClose: () => void
}) {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const amount = allocation ? formatMoney(allocation.amount.amount, allocation.amount.currency) : ''
  const confirm = async () => {
    if (!allocation) return
    setPending(true)
    setProblem(undefined)
    try {
      const { id } = allocation
      const options = { client, throwOnError: true } as const
      await (creditNoteId
        ? endCreditNoteAllocation({
            ...options,
            path: { id: creditNoteId },
            body: { allocationId: id },
          })
        : endAllocation({ ...options, path: { id }, body: {} }))
      onClose()
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <ConfirmDialog
      open={allocation !== undefined}
      title={`Take ${amount} off ${allocation?.invoiceNumber ?? 'the invoice'}?`}
      confirmLabel={`Take ${amount} off`}
      cancelLabel="Leave it"
      pending={isPending}
      onConfirm={() => void confirm()}
      onClose={() => {
        setProblem(undefined)
        onClose()
      }}
    >
      <p>The invoice is open again by that much, and the money is customer credit.</p>
      {problem && <ProblemNotice problem={problem} className="mt-3" />}
    </ConfirmDialog>
  )
}
