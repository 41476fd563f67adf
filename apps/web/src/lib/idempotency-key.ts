'use client'
import { useRef } from 'react'

/**
 * Gives one key to one act: sending the same body again (a second press, a retry after silence) repeats the
 * key, so that it happens once; changed content is a new act and gets a new key.
 */
export function useIdempotencyKey(): (body: unknown) => string {
  const last = useRef<{ body: string; key: string }>(undefined)
  return (body) => {
    const text = JSON.stringify(body)
    if (last.current?.body !== text) last.current = { body: text, key: crypto.randomUUID() }
    return last.current.key
  }
}
