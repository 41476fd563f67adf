import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { IntentLink } from './intent-link.tsx'

type Crumb = { readonly label: string; readonly href: string }

/** The title of a page: crumbs above, status beside, one line below, its acts at the end. */
export function PageHeader({
  title,
  sub,
  crumbs,
  badge,
  actions,
  dense,
}: {
  readonly title: ReactNode
  readonly sub?: ReactNode
  /** The way here, without the page itself. */
  readonly crumbs?: readonly Crumb[]
  readonly badge?: ReactNode
  /** At most one primary button, and it comes last. */
  readonly actions?: ReactNode
  /** Inside a dense page, which has no padding of its own. */
  readonly dense?: boolean
}) {
  return (
    <div
      className={classes(
        'flex items-start justify-between gap-x-4 gap-y-3 max-md:flex-wrap',
        dense ? 'mb-3 px-4 pt-4 md:px-8' : 'mb-4 md:mb-5',
      )}
    >
      <div className="min-w-0">
        {crumbs && (
          <nav aria-label="Breadcrumb" className="mb-1">
            <ol className="flex flex-wrap items-center gap-1.5 text-sm text-text-3">
              {crumbs.map(({ label, href }) => (
                <li key={href} className="flex items-center gap-1.5">
                  <IntentLink href={href} className="hover:text-text">
                    {label}
                  </IntentLink>
                  <ChevronRight size={14} aria-hidden className="rtl:rotate-180" />
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1>{title}</h1>
          {badge}
        </div>
        {sub && <div className="mt-0.5 text-sm text-text-3">{sub}</div>}
      </div>
      {actions && (
        <div className="flex flex-none items-center gap-2 max-md:w-full max-md:flex-wrap max-md:[&>.btn-primary]:flex-1">
          {actions}
        </div>
      )}
    </div>
  )
}

/** The frame of a signed-in page. `dense` makes it one sheet from edge to edge, with compact rows. */
export function Page({
  dense,
  children,
}: {
  readonly dense?: boolean
  readonly children: ReactNode
}) {
  return <div className={dense ? 'page-dense compact' : 'page'}>{children}</div>
}
