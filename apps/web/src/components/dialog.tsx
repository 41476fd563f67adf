'use client'
import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { X } from 'lucide-react'
import { classes } from '#lib/classes.ts'
import { IconButton } from './button.tsx'

type DialogProps = {
  readonly open: boolean
  /** Escape, the close button; also after `open` became false. */
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children?: ReactNode
  /** Buttons, the main one last. */
  readonly foot?: ReactNode
  readonly wide?: boolean
  /** Turns the dialog into a form: Enter submits. */
  readonly onSubmit?: () => void
}

/**
 * A modal on the browser's own `<dialog>`: it holds focus, Escape closes, focus returns to the opener and
 * the page behind is inert. The first field has focus, or the close button where there is none.
 */
export function Dialog({ open, onClose, title, children, foot, wide, onSubmit }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) {
      element.showModal()
      element.querySelector<HTMLElement>('input:not([type=checkbox]), textarea, select')?.focus()
    }
    if (!open && element.open) element.close()
  }, [open])
  const Body = onSubmit ? 'form' : 'div'
  return (
    <dialog
      ref={dialog}
      className={classes('dialog', wide && 'dialog-wide')}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <Body
          noValidate={onSubmit ? true : undefined}
          onSubmit={(event: { preventDefault: () => void }) => {
            event.preventDefault()
            onSubmit?.()
          }}
        >
          <div className="flex items-start justify-between gap-4 px-4 pt-4 md:ps-6 md:pt-5">
            <h2 id={titleId} className="text-md">
              {title}
            </h2>
            <IconButton
              label="Close"
              icon={<X size={16} aria-hidden />}
              className="-me-1.5 -mt-1"
              onClick={() => dialog.current?.close()}
            />
          </div>
          {children && <div className="px-4 pt-2 pb-5 text-text-2 md:px-6">{children}</div>}
          {foot && <DialogFoot>{foot}</DialogFoot>}
        </Body>
      )}
    </dialog>
  )
}

/** The buttons of a dialog or card: at the end, and stacked with the main one on top on a phone. */
function DialogFoot({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse gap-2 border-t border-border px-4 py-3 md:flex-row md:justify-end md:px-6 md:py-3.5">
      {children}
    </div>
  )
}
