import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IntentLink } from './intent-link.tsx'
import { SaveView } from './save-view.tsx'

/** The row of chips above a list: they are its address in words, which can be kept under a name. */
export function Filters({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-wrap">
      {children}
      <SaveView />
    </div>
  )
}

/** One condition that is on: “Status Overdue ×”. `clearHref` is the same page without it. */
export function FilterChip({
  name,
  value,
  clearHref,
}: {
  readonly name: string
  readonly value: ReactNode
  readonly clearHref: string
}) {
  return (
    <span className="filter">
      {name} <b>{value}</b>
      <IntentLink
        href={clearHref}
        scroll={false}
        aria-label={`Remove ${name} ${typeof value === 'string' ? value : ''}`}
        className="-me-1 grid size-6 place-items-center rounded-input text-text-3 hover:text-text"
      >
        <X size={14} aria-hidden />
      </IntentLink>
    </span>
  )
}

/** A small fact with a tick: “same amount”, “INV-0042 in text”. */
export function Chip({
  icon,
  children,
}: {
  readonly icon?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <span className="inline-flex h-5 items-center gap-1 rounded-input bg-sunken px-1.5 text-xs whitespace-nowrap text-text-2">
      {icon}
      {children}
    </span>
  )
}
