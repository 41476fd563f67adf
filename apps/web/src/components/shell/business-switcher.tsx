'use client'
import { ChevronsUpDown, Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { switchedHref } from '#lib/navigation.ts'
import { initials } from '#lib/initials.ts'
import { useShellStore } from '#lib/shell-store.ts'
import { Menu } from '../menu.tsx'
import type { MenuItem } from '../menu.tsx'
import type { BusinessMark } from './business-mark.ts'

/** Which business this is, and the way to the others: the same section there, never the same record. */
export function BusinessSwitcher({
  business,
  businesses,
  keyed = false,
}: {
  readonly business: BusinessMark
  readonly businesses: readonly BusinessMark[]
  /** The one that `G O` opens. */
  readonly keyed?: boolean
}) {
  const pathname = usePathname()
  const { isSwitcherOpen, set } = useShellStore()
  const items: MenuItem[] = [
    ...businesses.map((other) => ({
      label: other.name,
      meta: other.place,
      icon: <Mark business={other} />,
      href: switchedHref(pathname, other.slug),
      current: other.slug === business.slug,
    })),
    {
      label: 'Add a business',
      icon: <Plus size={16} aria-hidden className="mx-1.5" />,
      href: '/start',
      separated: true,
    },
  ]
  const control = keyed
    ? { open: isSwitcherOpen, onOpenChange: (open: boolean) => set({ isSwitcherOpen: open }) }
    : {}
  return (
    <Menu
      label="Businesses"
      items={items}
      {...control}
      trigger={(props) => (
        <button type="button" className="tenant hover:bg-hover" {...props}>
          <Mark business={business} />
          <span className="label min-w-0 flex-1">
            <span className="block truncate text-sm leading-[1.125rem] font-semibold">
              {business.name}
            </span>
            <span className="block truncate text-xs text-text-3">{business.place}</span>
          </span>
          <ChevronsUpDown size={16} aria-hidden className="flex-none text-text-3" />
        </button>
      )}
    />
  )
}

/** The square with two letters in the business's own hue. */
export function Mark({ business }: { readonly business: BusinessMark }) {
  return (
    <span className={`tenant-mark accent-${business.accent}`} aria-hidden>
      {initials(business.name)}
    </span>
  )
}
