'use client'
import { Search } from 'lucide-react'
import { useShellStore } from '#lib/shell-store.ts'
import { IconButton } from '../button.tsx'
import { Kbd } from '../kbd.tsx'

/** The box in the top bar that opens the palette; it only looks like a field. */
export function SearchBox() {
  const set = useShellStore((shell) => shell.set)
  return (
    <button
      type="button"
      className="searchbox"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => set({ isPaletteOpen: true })}
    >
      <Search size={16} aria-hidden />
      Search or type a command
      <Kbd>Ctrl K</Kbd>
    </button>
  )
}

/** The same on a phone, where there is room for its sign only. */
export function SearchButton() {
  const set = useShellStore((shell) => shell.set)
  return (
    <IconButton
      label="Search"
      size="md"
      className="md:hidden"
      icon={<Search size={20} aria-hidden />}
      onClick={() => set({ isPaletteOpen: true })}
    />
  )
}
