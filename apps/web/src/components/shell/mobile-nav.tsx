'use client'
import { useShellStore } from '#lib/shell-store.ts'
import { Drawer } from '../drawer.tsx'
import type { BusinessMark } from './business-mark.ts'
import { BusinessSwitcher } from './business-switcher.tsx'
import { NavLinks } from './nav-links.tsx'

/** The rail of small screens: a drawer with every page in it. */
export function MobileNav({
  business,
  businesses,
}: {
  readonly business: BusinessMark
  readonly businesses: readonly BusinessMark[]
}) {
  const { isDrawerOpen, set } = useShellStore()
  const close = () => set({ isDrawerOpen: false })
  return (
    <Drawer
      open={isDrawerOpen}
      onClose={close}
      label="Navigation"
      className={`accent-${business.accent}`}
    >
      <div className="flex min-h-full flex-col px-3 pb-3 ps-4">
        <BusinessSwitcher business={business} businesses={businesses} />
        <NavLinks slug={business.slug} expanded onNavigate={close} />
      </div>
    </Drawer>
  )
}
