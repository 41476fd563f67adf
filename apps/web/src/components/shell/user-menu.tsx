'use client'
import { Keyboard, KeyRound, LogOut, Rows3, SunMoon } from 'lucide-react'
import type { Person } from '#lib/account.ts'
import { toggleDensity, toggleTheme } from '#lib/appearance.ts'
import { initials } from '#lib/initials.ts'
import { signOut } from '#lib/sign-out.ts'
import { useShellStore } from '#lib/shell-store.ts'
import { Menu } from '../menu.tsx'

/** The person who is signed in, and what is theirs: password, appearance, keys, the way out. */
export function UserMenu({ person }: { readonly person: Person }) {
  const showKeys = useShellStore((shell) => shell.showKeys)
  return (
    <Menu
      label="You"
      align="end"
      head={
        <div className="-mx-1 mb-1 border-b border-border px-3 pt-1 pb-2 text-sm">
          <div className="truncate font-medium">{person.name}</div>
          <div className="truncate text-xs text-text-3">{person.email}</div>
        </div>
      }
      items={[
        {
          label: 'Change password',
          icon: <KeyRound size={16} aria-hidden />,
          href: '/me/security',
        },
        {
          label: 'Light or dark',
          icon: <SunMoon size={16} aria-hidden />,
          onSelect: toggleTheme,
        },
        {
          label: 'Compact or roomy rows',
          icon: <Rows3 size={16} aria-hidden />,
          onSelect: toggleDensity,
        },
        { label: 'Keys', kbd: '?', icon: <Keyboard size={16} aria-hidden />, onSelect: showKeys },
        {
          label: 'Sign out',
          icon: <LogOut size={16} aria-hidden />,
          onSelect: () => void signOut(),
          separated: true,
        },
      ]}
      trigger={(props) => (
        <button
          type="button"
          aria-label={`${initials(person.name)}, ${person.name}`}
          className="grid size-9 flex-none place-items-center rounded-full max-md:size-11 md:-me-1"
          {...props}
        >
          <span className="avatar" aria-hidden>
            {initials(person.name)}
          </span>
        </button>
      )}
    />
  )
}
