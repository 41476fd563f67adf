'use client'
import type { BusinessMark } from './business-mark.ts'
import { BusinessSwitcher } from './business-switcher.tsx'
import { NavLinks } from './nav-links.tsx'

/** The start edge of the window: which business, where to go. 240 px, or 56 when collapsed with `[`. */
export function Rail({
  business,
  businesses,
}: {
  readonly business: BusinessMark
  readonly businesses: readonly BusinessMark[]
}) {
  return (
    <>
      <BusinessSwitcher business={business} businesses={businesses} keyed />
      <NavLinks slug={business.slug} />
    </>
  )
}
