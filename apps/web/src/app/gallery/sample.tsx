import type { ReactNode } from 'react'

/** A heading and its examples side by side. */
export function Samples({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section>
      <h2 className="mb-3 text-lg">{title}</h2>
      <div className="grid items-start gap-x-6 gap-y-7 lg:grid-cols-2">{children}</div>
    </section>
  )
}

export function Sample({
  name,
  note,
  wide,
  children,
}: {
  readonly name: string
  readonly note?: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={wide ? 'min-w-0 lg:col-span-2' : 'min-w-0'}>
      <p className="mb-2 text-xs text-text-3">
        <b className="text-text">{name}</b> {note}
      </p>
      {children}
    </div>
  )
}
