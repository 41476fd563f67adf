import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'

/** A surface with a hairline. Cards hold one thing each and are never inside another card. */
export function Card({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <section className={classes('min-w-0 rounded-card border border-border bg-surface', className)}>
      {children}
    </section>
  )
}

/** The title of a card, with a link or figure at its end. */
export function CardHead({
  title,
  aside,
}: {
  readonly title: ReactNode
  readonly aside?: ReactNode
}) {
  return (
    <div className="flex items-center justify-between gap-3 px-4 pt-3.5 md:px-5">
      <h2>{title}</h2>
      {aside && <div className="text-xs text-text-3">{aside}</div>}
    </div>
  )
}

export function CardBody({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <div className={classes('px-4 pt-3 pb-4 md:px-5 md:pt-4 md:pb-5', className)}>{children}</div>
  )
}

/** The buttons of a card, under a line, at the end. */
export function CardFoot({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-end gap-2 border-t border-border px-4 py-3 md:px-5">
      {children}
    </div>
  )
}

/** Name and value, one pair a line, hairlines between: what was derived, what a record says. */
export function Facts({
  items,
}: {
  readonly items: readonly { readonly name: string; readonly value: ReactNode }[]
}) {
  return (
    <dl className="rounded-card border border-border bg-surface text-sm">
      {items.map(({ name, value }) => (
        <div
          key={name}
          className="flex justify-between gap-3 border-t border-row-line px-3.5 py-2 first:border-0"
        >
          <dt className="text-text-3">{name}</dt>
          <dd className="text-end">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
