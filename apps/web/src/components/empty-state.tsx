import type { ReactNode } from 'react'

/** Nothing here yet: one sentence, one action, how long it takes. Empty is not zero; reports show zeros. */
export function EmptyState({
  title,
  children,
  actions,
  badge,
  isPage = false,
}: {
  /** What the action makes: “Make your first invoice”. With filters on, names the one at fault. */
  readonly title: string
  readonly children?: ReactNode
  /** A primary button and at most one other. */
  readonly actions?: ReactNode
  readonly badge?: ReactNode
  /** The state is all there is on the page, so its title is the page's. */
  readonly isPage?: boolean
}) {
  return (
    <div className="px-6 py-11 text-center">
      {badge && <div className="mb-3">{badge}</div>}
      {isPage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p className="mx-auto mt-1 max-w-[380px] text-text-2">{children}</p>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}
