'use client'
import { useEffect, useRef } from 'react'
import type { PaletteState } from './use-palette.ts'
import { PaletteLine } from './palette-line.tsx'

/** The rows under their headings; the highlighted one is kept in sight. */
export function PaletteList({
  id,
  palette,
}: {
  readonly id: string
  readonly palette: PaletteState
}) {
  const { sections, active, typed, isLooking } = palette
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active?.id])
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="What was found"
      aria-busy={isLooking || undefined}
      className="palette-list"
    >
      {sections.map(({ title, rows }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="palette-head" aria-hidden>
            {title}
          </div>
          {rows.map((row) => (
            <PaletteLine
              key={row.id}
              row={row}
              typed={typed}
              isActive={row.id === active?.id}
              onHighlight={() => palette.highlight(row)}
              onChoose={() => palette.choose(row)}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
