'use client'
import type { PaymentDetail } from '@smb/api-client'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { usePermission } from '#components/business-context.tsx'
import { ReverseDialog } from './reverse-dialog.tsx'

/** Reversing a payment, or in words why it cannot be. */
export function PaymentActions({ payment }: { readonly payment: PaymentDetail }) {
  const mayWrite = usePermission('payment:write')
  const [isOpen, setOpen] = useState(false)
  if (!payment.actions.includes('reverse')) return null
  const reason = !mayWrite
    ? 'Your role in this business does not include this.'
    : payment.statementLineId !== null
      ? 'A bank line proves it. Unmatch that line first.'
      : undefined
  return (
    <span className="flex flex-col gap-1 md:items-end">
      <Button kind="danger" disabledReason={reason} onClick={() => setOpen(true)}>
        Reverse payment
      </Button>
      {reason && <span className="text-xs text-text-3">{reason}</span>}
      <ReverseDialog payment={payment} open={isOpen} onClose={() => setOpen(false)} />
    </span>
  )
}
