import type { ReactNode } from 'react'

/** A key cap. Only drawn: screen readers learn shortcuts from the `?` dialog. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="kbd" aria-hidden>
      {children}
    </kbd>
  )
}
