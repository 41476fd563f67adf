'use client'
import { Moon, Sun } from 'lucide-react'
import { toggleTheme } from '#lib/appearance.ts'
import { IconButton } from './button.tsx'

/** Light or dark. Both icons are there and the theme shows one, so nothing depends on script to be right. */
export function ThemeToggle({ className }: { readonly className?: string }) {
  return (
    <IconButton
      label="Switch between light and dark"
      {...(className ? { className } : {})}
      icon={
        <>
          <Moon size={16} aria-hidden className="dark:hidden" />
          <Sun size={16} aria-hidden className="hidden dark:block" />
        </>
      }
      onClick={toggleTheme}
    />
  )
}
