'use client'
import { ChartColumn, Table } from 'lucide-react'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Card, CardBody } from '../card.tsx'
import { IntentLink } from '../intent-link.tsx'

/** A point in words, and the report that made it. */
export type Readout = { readonly text: string; readonly href: string }

type ChartCardProps = {
  /** What the chart is of: “Cash”. */
  readonly name: string
  /** What it shows, in words: the title. */
  readonly finding: string
  readonly chart: ReactNode
  /** The same numbers. */
  readonly table: ReactNode
  readonly readouts: readonly Readout[]
  readonly aside?: ReactNode
}

/**
 * A chart under what it says, or the same numbers as a table. Arrow keys read one point after the other, Enter opens the
 * report behind it.
 */
export function ChartCard(props: ChartCardProps) {
  const { name, finding, chart, table, readouts, aside } = props
  const [isTable, setTable] = useState(false)
  const title = useId()
  return (
    <Card>
      <CardBody>
        <div className="flex items-start justify-between gap-3">
          <div>
            <p className="text-xs text-text-3">{name}</p>
            <h2 id={title} className="text-md font-medium">
              {finding}
            </h2>
          </div>
          <Button
            size="sm"
            kind="ghost"
            icon={isTable ? <ChartColumn size={16} aria-hidden /> : <Table size={16} aria-hidden />}
            aria-label={`${isTable ? 'Chart' : 'Table'}: ${name}`}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? 'Chart' : 'Table'}
          </Button>
        </div>
        {aside && <div className="mt-2">{aside}</div>}
        <div className="mt-3">
          {isTable ? table : <ReadableChart {...{ chart, readouts, title }} />}
        </div>
      </CardBody>
    </Card>
  )
}

function ReadableChart({
  chart,
  readouts,
  title,
}: {
  readonly chart: ReactNode
  readonly readouts: readonly Readout[]
  readonly title: string
}) {
  const [at, setAt] = useState<number>()
  const [hint, link] = [useId(), useRef<HTMLAnchorElement>(null)]
  const frame = useRef<HTMLDivElement>(null)
  const show = (next: number) => {
    const points = [...(frame.current?.querySelectorAll('[data-point]') ?? [])]
    points.forEach((point, index) => point.toggleAttribute('data-on', index === next))
    setAt(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = readouts.length - 1
    const to = { ArrowLeft: (at ?? last + 1) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: last }
    const next = to[event.key as keyof typeof to] as number | undefined
    if (event.key === 'Enter' && at !== undefined) link.current?.click()
    if (next === undefined) return
    event.preventDefault()
    show(Math.min(Math.max(next, 0), last))
  }
  const onPointerMove = (event: PointerEvent) => {
    const point = (event.target as Element).closest('[data-point]')?.getAttribute('data-point')
    if (point && Number(point) !== at) show(Number(point))
  }
  const read = at === undefined ? undefined : readouts[at]
  return (
    <>
      <div
        ref={frame}
        role="group"
        aria-roledescription="chart"
        aria-labelledby={title}
        aria-describedby={hint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerDown={onPointerMove}
      >
        {chart}
      </div>
      <p id={hint} className="mt-1 min-h-5 text-sm text-text-2" aria-live="polite">
        {read ? (
          <IntentLink ref={link} href={read.href} className="hover:underline">
            {read.text}
          </IntentLink>
        ) : (
          <span className="text-text-3">
            <span className="max-md:hidden">Arrow keys read one after the other.</span>
            <span className="md:hidden">Touch one to read it.</span>
          </span>
        )}
      </p>
    </>
  )
}
