'use client'
import { useState } from 'react'
import type { ComponentProps } from 'react'
import { classes } from '#lib/classes.ts'
import { cellBox } from './cell-box.ts'

/** A number of the grid, as typed; on leaving it shows how it was read. `shown` is undefined where it cannot be read. */
export function FigureCell({
  value,
  onChange,
  shown,
  ...input
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly shown: string | undefined
} & Omit<ComponentProps<'input'>, 'value' | 'onChange'>) {
  const [isTyping, setTyping] = useState(false)
  const isUnread = shown === undefined && !isTyping
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      {...input}
      className={classes(cellBox, 'text-end', isUnread && 'outline-danger! outline-2')}
      aria-invalid={isUnread || undefined}
      value={isTyping ? value : (shown ?? value)}
      onFocus={(event) => {
        setTyping(true)
        const field = event.target
        // By then something may be typed, which is not for the next key to replace, or Tab may have moved on: selecting
        // would take the focus back.
        requestAnimationFrame(() => {
          if (document.activeElement === field && field.value === value) field.select()
        })
      }}
      onBlur={() => setTyping(false)}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
