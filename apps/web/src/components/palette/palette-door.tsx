'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'
import { noteRecord, recordOf } from '#lib/palette/recent-records.ts'
import { useShellStore } from '#lib/shell-store.ts'

type PaletteProps = { readonly slug: string; readonly onClose: () => void }
const load = async (): Promise<ComponentType<PaletteProps>> =>
  (await import('./palette.tsx')).Palette
/** After the page has drawn its title. */
const noteAfterMs = 600

/**
 * `Mod+K` on every page. The palette's code is fetched when the browser has nothing else to do, or at the latest when it is
 * asked for. Kept by hand: React.lazy would show it a third of a second late even where the code is there.
 */
export function PaletteDoor({ slug }: { readonly slug: string }) {
  const { isPaletteOpen, set } = useShellStore()
  const pathname = usePathname()
  const [Palette, setPalette] = useState<ComponentType<PaletteProps>>()
  useKeys('Everywhere', [
    { keys: 'mod+k', label: 'Search or type a command', run: () => set({ isPaletteOpen: true }) },
  ])
  useEffect(() => {
    if (Palette) return
    const fetchIt = () => void load().then((loaded) => setPalette(() => loaded))
    if (isPaletteOpen) return fetchIt()
    const timer = setTimeout(() => {
      // Safari has no idle callback yet.
      if ('requestIdleCallback' in window) requestIdleCallback(fetchIt)
      else fetchIt()
    }, 1000)
    return () => clearTimeout(timer)
  }, [Palette, isPaletteOpen])
  useEffect(() => {
    const path = recordOf(pathname)
    if (path === undefined) return
    const timer = setTimeout(() => {
      const label = document.querySelector('main h1')?.textContent.trim()
      if (label) noteRecord(slug, { path, label: label.slice(0, 120) })
    }, noteAfterMs)
    return () => clearTimeout(timer)
  }, [pathname, slug])
  if (!isPaletteOpen || !Palette) return null
  return <Palette slug={slug} onClose={() => set({ isPaletteOpen: false })} />
}
