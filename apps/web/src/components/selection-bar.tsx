'use client'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'

/** What to do with the selected rows: count, sum, acts. Floats over the end of the list. */
export function SelectionBar({
  count,
  total,
  onClear,
  children,
}: {
  readonly count: number
  readonly total?: ReactNode
  readonly onClear: () => void
  readonly children: ReactNode
}) {
  if (count === 0) return null
  return (
    <div
      role="region"
      aria-label="Selection"
      className="selection-bar fixed inset-x-2 bottom-2 z-10 mx-auto flex min-h-13 w-fit max-w-[calc(100vw-16px)] flex-wrap items-center gap-2 rounded-card border border-border bg-surface px-2.5 py-2 ps-4 shadow-popover md:bottom-5"
    >
      <span className="pe-4 whitespace-nowrap" role="status">
        <span className="font-medium">{count} selected</span>{' '}
        <span className="text-text-3 max-md:hidden">{total}</span>
      </span>
      {children}
      <IconButton label="Clear selection" icon={<X size={16} aria-hidden />} onClick={onClear} />
    </div>
  )
}
