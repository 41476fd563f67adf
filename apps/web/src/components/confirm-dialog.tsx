'use client'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

type ConfirmDialogProps = {
  readonly open: boolean
  /** Asks with verb, object and amount: “Void INV-0149 for €4,428.00?” */
  readonly title: ReactNode
  /** What follows from it, and a field where a reason is needed. */
  readonly children?: ReactNode
  /** The act again: “Void INV-0149”. */
  readonly confirmLabel: string
  /** The way out, also in words: “Keep it”. */
  readonly cancelLabel: string
  readonly danger?: boolean
  readonly pending?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before what cannot be undone. What can be undone is done at once and gets a toast instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirmLabel, cancelLabel, danger, pending, onConfirm, onClose } =
    props
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      onSubmit={onConfirm}
      foot={
        <>
          <Button onClick={onClose}>{cancelLabel}</Button>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} pending={pending ?? false}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
