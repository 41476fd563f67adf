'use client'
import { useSyncExternalStore } from 'react'

const query = '(min-width: 64rem)'

function onChange(changed: () => void): () => void {
  const media = window.matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether there is room for a pane beside a list, as `lg:` decides it. The server draws for a wide window. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    onChange,
    () => window.matchMedia(query).matches,
    () => true,
  )
