'use client'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { classes } from '#lib/classes.ts'

/** A modal sheet from the start edge, for navigation on small screens. A press beside it closes it. */
export function Drawer({
  open,
  onClose,
  label,
  className,
  children,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}) {
  const drawer = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = drawer.current
    if (open && !element?.open) element?.showModal()
    if (!open && element?.open) element.close()
  }, [open])
  return (
    <dialog
      ref={drawer}
      aria-label={label}
      className={classes('drawer', className)}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === drawer.current) drawer.current.close()
      }}
    >
      {open && children}
    </dialog>
  )
}
