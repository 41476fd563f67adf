'use client'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { IconButton } from './button.tsx'
import { usePeek } from './use-peek.ts'

/** A pane beside the list, or a sheet below it on a phone, with the record that is looked into. */
export function PeekPane({
  panel,
  content,
}: {
  /** The list whose rows are looked into. */
  readonly panel: RefObject<HTMLElement | null>
  readonly content: (key: string) => ReactNode
}) {
  const { key, close } = usePeek(panel)
  if (key === null) return null
  return (
    <aside className="peek-pane" aria-label="The row in short" tabIndex={-1}>
      <div className="flex justify-end px-3 pt-3">
        <IconButton label="Close" icon={<X size={16} aria-hidden />} onClick={close} />
      </div>
      <div className="-mt-6 px-5 pb-6" aria-live="polite">
        {content(key)}
      </div>
    </aside>
  )
}
