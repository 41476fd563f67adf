'use client'
import { useRouter } from 'next/navigation'
import { lazy, Suspense } from 'react'
import { toggleRail } from '#lib/appearance.ts'
import { useKeyListener } from '#lib/keys/use-key-listener.ts'
import { useKeys } from '#lib/keys/use-keys.ts'
import { businessHref, destinations } from '#lib/navigation.ts'
import { useShellStore } from '#lib/shell-store.ts'

const KeysDialog = lazy(() =>
  import('./keys-dialog.tsx').then((file) => ({ default: file.KeysDialog })),
)

/** The keys that work on every page of a business, and the dialog that lists what works here. */
export function ShellKeys({ slug }: { readonly slug: string }) {
  const router = useRouter()
  const { areKeysShown, set, showKeys } = useShellStore()
  useKeyListener()
  useKeys('Go to', [
    ...destinations.flatMap(({ keys, label, path }) =>
      keys ? [{ keys, label, run: () => router.push(businessHref(slug, path)) }] : [],
    ),
    { keys: 'g o', label: 'Another business', run: () => set({ isSwitcherOpen: true }) },
  ])
  useKeys('Everywhere', [
    { keys: 'c', label: 'Make something new', run: () => set({ isNewMenuOpen: true }) },
    { keys: '[', label: 'Fold or open the rail', run: toggleRail },
    { keys: '?', label: 'Show these keys', run: showKeys },
  ])
  if (!areKeysShown) return null
  return (
    <Suspense>
      <KeysDialog onClose={() => set({ areKeysShown: false })} />
    </Suspense>
  )
}
