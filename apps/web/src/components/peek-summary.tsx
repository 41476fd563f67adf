'use client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemFrom } from '#lib/problem.ts'
import { ButtonLink } from './button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { Skeleton } from './skeleton.tsx'

export type PeekFact = { readonly name: string; readonly value: ReactNode }

/** What a record is in short: loads it, and shows the bars of its lines meanwhile. */
export function Peeked<Record>({
  name,
  id,
  load,
  children,
}: {
  /** The kind of record, for the cache: “invoice”. */
  readonly name: string
  readonly id: string
  readonly load: (id: string) => Promise<Record>
  readonly children: (record: Record) => ReactNode
}) {
  const { data, error } = useQuery({ queryKey: ['peek', name, id], queryFn: () => load(id) })
  if (error) {
    return (
      <ProblemNotice className="mt-8" problem={problemFrom(error)} title="It could not be loaded" />
    )
  }
  if (!data) {
    return (
      <div className="grid gap-3 pt-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-24 w-full" />
      </div>
    )
  }
  return children(data)
}

/** Title, badge, facts, and whatever else belongs to the record, with the way to its page. */
export function PeekSummary({
  title,
  badge,
  facts,
  href,
  children,
}: {
  readonly title: string
  readonly badge?: ReactNode
  readonly facts: readonly PeekFact[]
  readonly href: string
  readonly children?: ReactNode
}) {
  return (
    <div className="grid gap-4">
      <h2 className="flex flex-wrap items-center gap-2 pe-8 text-md wrap-anywhere">
        {title} {badge}
      </h2>
      <dl className="grid gap-1.5 text-sm">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-text-3">{name}</dt>
            <dd className="text-end wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {children}
      <div>
        <ButtonLink href={href}>Open</ButtonLink>
      </div>
    </div>
  )
}
