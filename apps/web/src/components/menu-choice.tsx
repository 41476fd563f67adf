'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import { Kbd } from './kbd.tsx'

export type MenuItem = {
  readonly label: string
  /** A second line in small print. */
  readonly meta?: string
  readonly icon?: ReactNode
  /** A single letter also chooses the item while the menu is open. */
  readonly kbd?: string
  readonly danger?: boolean
  /** Why it cannot be chosen now; the item stays visible and says so. */
  readonly disabledReason?: string | undefined
  /** Draws a line above. */
  readonly separated?: boolean
  /** Marks the one that is in force. */
  readonly current?: boolean
} & ({ readonly href: string } | { readonly onSelect: () => void })

/** One line of a Menu: a link where it goes somewhere, else a button. */
export function MenuChoice({
  item,
  onChosen,
}: {
  readonly item: MenuItem
  readonly onChosen: () => void
}) {
  const { label, meta, icon, kbd, danger, disabledReason, separated, current } = item
  const small = disabledReason ?? meta
  const shared = {
    role: 'menuitem',
    tabIndex: -1,
    'data-kbd': kbd?.length === 1 ? kbd : undefined,
    'aria-disabled': disabledReason ? true : undefined,
    'aria-current': current ? true : undefined,
    className: classes('menu-item', danger && 'menu-danger'),
  } as const
  const content = (
    <>
      {icon}
      <span className="min-w-0">
        <span className={classes('block truncate', current && 'font-semibold')}>{label}</span>
        {small && <span className="block text-xs text-text-3">{small}</span>}
      </span>
      {kbd && <Kbd>{kbd}</Kbd>}
    </>
  )
  const choose = () => {
    if (disabledReason) return
    onChosen()
    if ('onSelect' in item) item.onSelect()
  }
  return (
    <>
      {separated && <div role="separator" className="-mx-1 my-1 border-t border-border" />}
      {'href' in item && !disabledReason ? (
        <Link {...shared} href={item.href} prefetch={false} onClick={onChosen}>
          {content}
        </Link>
      ) : (
        <button type="button" {...shared} onClick={choose}>
          {content}
        </button>
      )}
    </>
  )
}
