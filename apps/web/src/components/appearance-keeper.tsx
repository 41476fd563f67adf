'use client'
import { useLayoutEffect } from 'react'
import { applyAppearance } from '#lib/appearance.ts'

/**
 * Keeps the theme right after the first paint: where a page had to be put together in the browser (the
 * script in its head did not run), and when the device turns dark or light.
 */
export function AppearanceKeeper() {
  useLayoutEffect(() => {
    applyAppearance()
    const device = window.matchMedia('(prefers-color-scheme: dark)')
    device.addEventListener('change', applyAppearance)
    return () => device.removeEventListener('change', applyAppearance)
  }, [])
  return null
}
