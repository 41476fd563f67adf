import type { ReactNode } from 'react'
import Link from 'next/link'
import { Logo } from './logo.tsx'
import { ThemeToggle } from './theme-toggle.tsx'

/** The frame of pages outside any business: mark, one question, a line of small print. */
export function EntryFrame({
  children,
  foot,
}: {
  readonly children: ReactNode
  readonly foot?: ReactNode
}) {
  return (
    <div className="entry">
      <header className="flex items-center justify-between gap-4">
        <Link href="/" prefetch={false} className="rounded-button">
          <Logo />
        </Link>
        <ThemeToggle className="-me-2.5 size-9!" />
      </header>
      <main>{children}</main>
      <footer className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-text-3">
        {foot}
      </footer>
    </div>
  )
}

/** Title and one sentence, in the larger size of these pages. */
export function EntryTitle({
  title,
  children,
}: {
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <h1>{title}</h1>
      <p className="mt-1 text-text-2">{children}</p>
    </div>
  )
}
