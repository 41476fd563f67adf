'use client'
import type { RefObject } from 'react'
import { useEffect, useEffectEvent } from 'react'

/** Calls back when the pointer goes down outside all of these elements, while `active`. */
export function useOutsidePress(
  inside: readonly RefObject<HTMLElement | null>[],
  active: boolean,
  onPress: () => void,
): void {
  const pressed = useEffectEvent((event: Event) => {
    const target = event.target as Node
    if (!inside.some((element) => element.current?.contains(target))) onPress()
  })
  useEffect(() => {
    if (!active) return
    document.addEventListener('pointerdown', pressed)
    return () => document.removeEventListener('pointerdown', pressed)
  }, [active])
}
