'use client'
import type { OpenInvoice, PaymentDetail } from '@smb/api-client'
import { allocateCreditNote, allocatePayment } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { formatMoney } from '#lib/format/money.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import type { Problem } from '#lib/problem.ts'
import { problemFrom } from '#lib/problem.ts'
import { allocationFault, remainderOf, spread, wantedAllocations } from './allocation-plan.ts'
import { AllocationTable } from './allocation-table.tsx'
import { Remainder } from './payment-form.tsx'

/** Puts customer credit to open invoices, the longest due first unless written otherwise. */
export function AllocateRemainder({
  payment,
  open,
  kind = 'payment',
}: {
  /** The payment, or the credit note, with something left. */
  readonly payment: Pick<PaymentDetail, 'id' | 'remainder' | 'version'>
  readonly kind?: 'payment' | 'credit_note'
  readonly open: readonly OpenInvoice[]
}) {
  const { business, today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const mayWrite = usePermission('payment:write')
  const keyFor = useIdempotencyKey()
  const { amount, currency } = payment.remainder
  const [allocations, setAllocations] = useState(() => spread(amount, currency, { items: open }))
  const [problem, setProblem] = useState<Problem>()
  const [isPending, setPending] = useState(false)
  const left = remainderOf(amount, allocations, currency)
  const wanted = wantedAllocations(allocations, currency)
  const used = remainderOf(amount, { left }, currency)
  const doesNotFit = open.some((item) => allocationFault(allocations[item.id] ?? '', item))

  const allocate = async () => {
    if (wanted.length === 0 || doesNotFit || left.startsWith('-')) return
    setPending(true)
    setProblem(undefined)
    const body = { allocations: wanted }
    try {
      const headers = { 'idempotency-key': keyFor({ ...body, version: payment.version }) }
      const path = { id: payment.id }
      const put = kind === 'payment' ? allocatePayment : allocateCreditNote
      await put({ client, path, body, headers, throwOnError: true })
      router.refresh()
    } catch (error) {
      setProblem(problemFrom(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <Card>
      <CardHead title="Use the credit" />
      <CardBody>
        {problem && (
          <ProblemNotice problem={problem} reassurance="Nothing was changed." className="mb-3" />
        )}
        <AllocationTable
          invoices={open}
          allocations={allocations}
          currency={currency}
          slug={business.slug}
          today={today}
          onChange={setAllocations}
        />
        <Remainder remainder={left} currency={currency} />
      </CardBody>
      <CardFoot>
        {!mayWrite && (
          <span className="me-auto self-center text-sm text-text-3">
            Your role in this business does not include this.
          </span>
        )}
        <Button
          kind="primary"
          pending={isPending}
          disabledReason={
            mayWrite
              ? wanted.length === 0
                ? 'Write an amount for an invoice first.'
                : undefined
              : 'Your role in this business does not include this.'
          }
          onClick={() => void allocate()}
        >
          {wanted.length > 0 ? `Allocate ${formatMoney(used, currency)}` : 'Allocate credit'}
        </Button>
      </CardFoot>
    </Card>
  )
}
