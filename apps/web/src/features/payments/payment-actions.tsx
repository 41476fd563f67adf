'use client'
import type { PaymentDetail } from '@smb/api-client'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { usePermission } from '#components/business-context.tsx'
import { RefundButton } from './refund-dialog.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'

/** Refunding what is left of a payment, and reversing it, or in words why it cannot be. */
export function PaymentActions({ payment }: { readonly payment: PaymentDetail }) {
  const mayWrite = usePermission('payment:write')
  const [isOpen, setOpen] = useState(false)
  const canRefund = mayWrite && payment.actions.includes('refund')
  const refund = canRefund && (
    <RefundButton
      credit={{ paymentId: payment.id }}
      remainder={payment.remainder}
      earliest={payment.date}
    />
  )
  if (!payment.actions.includes('reverse')) return refund || null
  const reason = !mayWrite
    ? 'Your role in this business does not include this.'
    : payment.statementLineId !== null
      ? 'A bank line proves it. Unmatch that line first.'
      : undefined
  return (
    <>
      {refund}
      <span className="flex flex-col gap-1 md:items-end">
        <Button kind="danger" disabledReason={reason} onClick={() => setOpen(true)}>
          Reverse payment
        </Button>
        {reason && <span className="text-xs text-text-3">{reason}</span>}
        <ReverseDialog payment={payment} open={isOpen} onClose={() => setOpen(false)} />
      </span>
    </>
  )
}
