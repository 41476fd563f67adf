'use client'
import { Menu as MenuIcon } from 'lucide-react'
import type { Person } from '#lib/account.ts'
import { useShellStore } from '#lib/shell-store.ts'
import { IconButton } from '../button.tsx'
import { SearchBox, SearchButton } from '../palette/search-box.tsx'
import { ThemeToggle } from '../theme-toggle.tsx'
import type { BusinessMark } from './business-mark.ts'
import { NewMenu } from './new-menu.tsx'
import { UserMenu } from './user-menu.tsx'

/** Above every page: the search, what can be made, the theme, the person; where there is no rail also the way to the navigation. */
export function TopBar({
  business,
  person,
}: {
  readonly business: BusinessMark
  readonly person: Person
}) {
  const set = useShellStore((shell) => shell.set)
  return (
    <header className="topbar">
      <IconButton
        label="Open navigation"
        size="md"
        className="lg:hidden"
        icon={<MenuIcon size={20} aria-hidden />}
        onClick={() => set({ isDrawerOpen: true })}
      />
      <span className="min-w-0 flex-1 truncate font-semibold lg:hidden">{business.name}</span>
      <SearchBox />
      <span className="flex-1 max-lg:hidden" />
      <SearchButton />
      <NewMenu slug={business.slug} />
      <ThemeToggle className="max-md:hidden" />
      <UserMenu person={person} />
    </header>
  )
}
