import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { IntentLink } from './intent-link.tsx'

type StripItem = {
  readonly label: string
  readonly icon?: ReactNode
  /** The figure: usually a MoneyText. */
  readonly value: ReactNode
  /** Small print below: “2 invoices”. */
  readonly meta?: ReactNode
  /** Red label and icon, for what is late. */
  readonly danger?: boolean
  /** Where it leads; in a strip of filters, the same list narrowed. */
  readonly href?: string
  readonly current?: boolean
}

/** Figures side by side: filters above a list, the facts of a record. */
export function Strip({
  items,
  label,
}: {
  readonly items: readonly StripItem[]
  readonly label: string
}) {
  return (
    <div role="group" aria-label={label} className="strip">
      {items.map((item) =>
        item.href === undefined ? (
          <div key={item.label}>
            <StripFigure {...item} />
          </div>
        ) : (
          <IntentLink
            key={item.label}
            href={item.href}
            scroll={false}
            aria-current={item.current ? 'true' : undefined}
          >
            <StripFigure {...item} />
          </IntentLink>
        ),
      )}
    </div>
  )
}

function StripFigure({ label, icon, value, meta, danger }: StripItem) {
  return (
    <>
      <span
        className={classes(
          'flex items-center gap-1.5 text-xs',
          danger ? 'text-danger' : 'text-text-3',
        )}
      >
        {icon}
        {label}
      </span>
      <span className="text-md font-semibold tracking-[-0.01em] wrap-anywhere md:text-lg">
        {value}
      </span>
      {meta && <span className="truncate text-xs text-text-3">{meta}</span>}
    </>
  )
}
