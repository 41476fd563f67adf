'use client'
import type { ReactNode } from 'react'
import { useShellStore } from '#lib/shell-store.ts'
import { keyCaps } from '#lib/keys/key-combo.ts'
import { Kbd } from './kbd.tsx'

/** The last line of a dense page: at most seven keys that matter here, and the way to all of them. */
export function KeyRow({
  hints,
  aside,
}: {
  readonly hints: readonly { readonly keys: readonly string[]; readonly text: ReactNode }[]
  /** In place of “All keys”: a legend. */
  readonly aside?: ReactNode
}) {
  const showKeys = useShellStore((shell) => shell.showKeys)
  return (
    <div className="key-row">
      {hints.map(({ keys, text }) => (
        <span key={keys.join()} className="inline-flex items-center gap-1">
          {keys
            .flatMap((key) => keyCaps(key))
            .map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
          {text}
        </span>
      ))}
      <span className="ms-auto inline-flex items-center gap-1">
        {aside ?? (
          <button type="button" className="hover:text-text" onClick={showKeys}>
            All keys <Kbd>?</Kbd>
          </button>
        )}
      </span>
    </div>
  )
}
