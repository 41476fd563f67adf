'use client'
import { useSearchParams } from 'next/navigation'
import type { RefObject } from 'react'
import { useEffect, useEffectEvent } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'

const parameter = 'peek'

/** The address with that record looked into; the page itself stays as it is. */
function addressOf(key: string | null): string {
  const url = new URL(window.location.href)
  if (key === null) url.searchParams.delete(parameter)
  else url.searchParams.set(parameter, key)
  return `${url.pathname}${url.search}`
}

/**
 * Which record of a list is looked into, as `?peek=` in the address. `Space` opens it for the row with focus, walking
 * on moves it along, `Esc` and Back close it, and the focus stays in the list all the while.
 */
export function usePeek(panel: RefObject<HTMLElement | null>) {
  const key = useSearchParams().get(parameter)
  const rowOf = (target: EventTarget | null): string | undefined =>
    (target as HTMLElement | null)?.closest<HTMLElement>('tr[data-row-key]')?.dataset.rowKey
  const close = () => {
    if (key === null) return
    window.history.pushState(null, '', addressOf(null))
    const isInList = panel.current?.contains(document.activeElement) ?? false
    if (!isInList)
      panel.current
        ?.querySelector<HTMLElement>(`tr[data-row-key="${CSS.escape(key)}"] a.row-link`)
        ?.focus()
  }
  const toggle = () => {
    const focused = rowOf(document.activeElement)
    if (focused === undefined) return
    if (focused === key) close()
    else window.history.pushState(null, '', addressOf(focused))
  }
  useKeys('In this list', [{ keys: 'space', label: 'Look into the row', run: toggle }])
  useKeys(
    'While looking into a row',
    [{ keys: 'escape', label: 'Close', run: close }],
    key !== null,
  )
  const follow = useEffectEvent((event: FocusEvent) => {
    const focused = rowOf(event.target)
    if (key !== null && focused !== undefined && focused !== key)
      window.history.replaceState(null, '', addressOf(focused))
  })
  useEffect(() => {
    const element = panel.current
    const listen = (event: FocusEvent) => follow(event)
    element?.addEventListener('focusin', listen)
    return () => element?.removeEventListener('focusin', listen)
  }, [panel])
  return { key, close }
}
