'use client'
import type { RefObject } from 'react'
import { useLayoutEffect } from 'react'

export type Placement = {
  /** Which edge of the anchor the popover keeps to. */
  readonly align?: 'start' | 'end'
  /** Makes the popover at least as wide as the anchor. */
  readonly matchWidth?: boolean
}

const gap = 4
const margin = 8

function place(
  anchor: HTMLElement,
  popover: HTMLElement,
  { align = 'start', matchWidth }: Placement,
) {
  const box = anchor.getBoundingClientRect()
  if (matchWidth) popover.style.minWidth = `${box.width}px`
  popover.style.maxWidth = `${window.innerWidth - 2 * margin}px`
  const below = window.innerHeight - box.bottom - gap - margin
  const above = box.top - gap - margin
  const opensUp = popover.scrollHeight > below && above > below
  popover.style.maxHeight = `${Math.min(420, Math.max(120, opensUp ? above : below))}px`
  const { offsetWidth: width, offsetHeight: height } = popover
  const rightToLeft = getComputedStyle(anchor).direction === 'rtl'
  const wanted = (align === 'start') === rightToLeft ? box.right - width : box.left
  const left = Math.max(margin, Math.min(wanted, window.innerWidth - width - margin))
  popover.style.left = `${left}px`
  popover.style.top = `${opensUp ? box.top - gap - height : box.bottom + gap}px`
}

/**
 * Shows an element with the `popover` attribute in the top layer beside its anchor while `open`, flips it
 * where there is more room, and follows scrolling and resizing.
 */
export function useAnchored(
  anchor: RefObject<HTMLElement | null>,
  popover: RefObject<HTMLElement | null>,
  { open, align, matchWidth }: Placement & { readonly open: boolean },
): void {
  useLayoutEffect(() => {
    const [fixed, floating] = [anchor.current, popover.current]
    if (!open || !fixed || !floating) return
    if (!floating.matches(':popover-open')) floating.showPopover()
    const follow = () =>
      place(fixed, floating, { ...(align ? { align } : {}), ...(matchWidth ? { matchWidth } : {}) })
    follow()
    const resized = new ResizeObserver(follow)
    resized.observe(floating)
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    window.addEventListener('resize', follow)
    return () => {
      resized.disconnect()
      window.removeEventListener('scroll', follow, { capture: true })
      window.removeEventListener('resize', follow)
      if (floating.matches(':popover-open')) floating.hidePopover()
    }
  }, [anchor, popover, open, align, matchWidth])
}
