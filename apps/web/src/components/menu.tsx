'use client'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { MenuChoice } from './menu-choice.tsx'
import type { MenuItem } from './menu-choice.tsx'
import { pressInMenu } from './menu-keys.ts'
import { useAnchored } from './use-anchored.ts'
import { useOutsidePress } from './use-outside-press.ts'

export type { MenuItem } from './menu-choice.tsx'

/** Spread these onto the button that opens the menu. */
export type MenuTriggerProps = {
  readonly ref: RefObject<HTMLButtonElement | null>
  readonly 'aria-haspopup': 'menu'
  readonly 'aria-expanded': boolean
  readonly onClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

type MenuProps = {
  /** Names the menu for screen readers. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly trigger: (props: MenuTriggerProps) => ReactNode
  readonly align?: 'start' | 'end'
  /** Something above the items that is not chosen: who is signed in. */
  readonly head?: ReactNode
  /** Opens from outside, e.g. by a shortcut; report changes with `onOpenChange`. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A menu button (WAI-ARIA): arrows, Home, End, letters, Escape; focus returns to the opener. */
export function Menu({
  label,
  items,
  trigger,
  align = 'start',
  head,
  open,
  onOpenChange,
}: MenuProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const isOpen = open ?? ownOpen
  const opener = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const headId = useId()
  const setOpen = (next: boolean) => {
    setOwnOpen(next)
    onOpenChange?.(next)
  }
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  useAnchored(opener, popover, { open: isOpen, align })
  useOutsidePress([opener, popover], isOpen, () => setOpen(false))
  useEffect(() => {
    if (isOpen) popover.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [isOpen])

  return (
    <>
      {trigger({
        ref: opener,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => setOpen(!isOpen),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || isOpen) return
          event.preventDefault()
          setOpen(true)
        },
      })}
      <div popover="manual" ref={popover} className="popover min-w-52">
        {isOpen && (
          <>
            {head && <div id={headId}>{head}</div>}
            <div
              role="menu"
              aria-label={label}
              aria-describedby={head ? headId : undefined}
              onKeyDown={(event) => {
                pressInMenu(event, (how) => (how === 'tab' ? setOpen(false) : close()))
              }}
            >
              {items.map((item) => (
                <MenuChoice key={item.label} item={item} onChosen={close} />
              ))}
            </div>
          </>
        )}
      </div>
    </>
  )
}
