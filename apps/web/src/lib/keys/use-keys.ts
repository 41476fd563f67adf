'use client'
import { useEffect, useEffectEvent } from 'react'
import type { KeyBinding } from './key-registry.ts'
import { bindKeys } from './key-registry.ts'

/**
 * Binds keys while the component is mounted; `title` heads them in the `?` dialog. Single characters fire
 * outside of inputs only. Labels and keys are read once per change of `keys`, `run` is always the latest.
 */
export function useKeys(title: string, bindings: readonly KeyBinding[], enabled = true): void {
  const run = useEffectEvent((keys: string) => bindings.find((b) => b.keys === keys)?.run())
  const when = useEffectEvent((keys: string) => {
    const bound = bindings.find((b) => b.keys === keys)
    return bound?.when?.() ?? true
  })
  const signature = bindings
    .map(({ keys, label, unlisted }) => `${keys}\t${label}\t${unlisted ?? ''}`)
    .join('\n')
  useEffect(() => {
    if (!enabled || signature === '') return
    const bound = signature.split('\n').map((line) => {
      const [keys = '', label = '', unlisted] = line.split('\t')
      return {
        keys,
        label,
        unlisted: unlisted === 'true',
        run: () => run(keys),
        when: () => when(keys),
      }
    })
    return bindKeys({ title, bindings: bound })
  }, [title, signature, enabled])
}
