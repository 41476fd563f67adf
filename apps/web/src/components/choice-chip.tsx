'use client'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MenuItem } from './menu.tsx'
import { Menu } from './menu.tsx'

/** A filter that is always on one of its choices: “Period October 2026 ⌄”. The choices are links or acts. */
export function ChoiceChip({
  name,
  value,
  items,
  icon,
}: {
  readonly name: string
  readonly value: string
  readonly items: readonly MenuItem[]
  readonly icon?: ReactNode
}) {
  return (
    <Menu
      label={name}
      items={items}
      trigger={(props) => (
        <button type="button" className="filter" {...props}>
          {icon}
          {name} <b>{value}</b>
          <ChevronDown size={14} aria-hidden />
        </button>
      )}
    />
  )
}
