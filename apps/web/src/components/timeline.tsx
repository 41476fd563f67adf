import type { ReactNode } from 'react'

type TimelineItem = {
  readonly id: string
  readonly icon: ReactNode
  /** A sentence: “Payment matched to a bank line”. */
  readonly title: ReactNode
  /** When and who: “16 Nov 10:22 · Niamh”. */
  readonly meta: ReactNode
  /** Why, or what changed. */
  readonly detail?: ReactNode
}

/** What happened to a record, newest first. Nothing in it is ever changed. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol>
      {items.map(({ id, icon, title, meta, detail }) => (
        <li key={id} className="group relative flex gap-2.5 pb-4 last:pb-0">
          <span className="absolute start-[11.5px] top-6 bottom-0 w-px bg-border group-last:hidden" />
          <span className="relative grid size-6 flex-none place-items-center rounded-full border border-border bg-surface text-text-2 [&>.lucide]:size-3">
            {icon}
          </span>
          <div className="min-w-0 pt-0.5 text-sm">
            <div>{title}</div>
            <div className="text-xs text-text-3">{meta}</div>
            {detail && <div className="text-xs text-text-2">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
