'use client'
import { usePathname } from 'next/navigation'
import { lazy, Suspense, useEffect } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'
import { noteRecord, recordOf } from '#lib/palette/recent-records.ts'
import { useShellStore } from '#lib/shell-store.ts'

const load = () => import('./palette.tsx').then((file) => ({ default: file.Palette }))
const Palette = lazy(load)
/** After the page has drawn its title. */
const noteAfterMs = 600

/** `Mod+K` on every page. The palette's code is fetched when the browser has nothing else to do. */
export function PaletteDoor({ slug }: { readonly slug: string }) {
  const { isPaletteOpen, set } = useShellStore()
  const pathname = usePathname()
  useKeys('Everywhere', [
    { keys: 'mod+k', label: 'Search or type a command', run: () => set({ isPaletteOpen: true }) },
  ])
  useEffect(() => {
    // Safari has no idle callback yet.
    const timer = setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => void load())
      else void load()
    }, 1000)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const path = recordOf(pathname)
    if (path === undefined) return
    const timer = setTimeout(() => {
      const label = document.querySelector('main h1')?.textContent.trim()
      if (label) noteRecord(slug, { path, label: label.slice(0, 120) })
    }, noteAfterMs)
    return () => clearTimeout(timer)
  }, [pathname, slug])
  if (!isPaletteOpen) return null
  return (
    <Suspense>
      <Palette slug={slug} onClose={() => set({ isPaletteOpen: false })} />
    </Suspense>
  )
}
