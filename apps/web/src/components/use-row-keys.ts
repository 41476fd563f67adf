'use client'
import type { RefObject } from 'react'
import { useKeys } from '#lib/keys/use-keys.ts'

/** Walks the rows of a table by moving focus from link to link; the row with focus is the current one. */
export function useRowKeys(
  table: RefObject<HTMLElement | null>,
  {
    enabled,
    selectAll,
  }: { readonly enabled: boolean; readonly selectAll: (() => void) | undefined },
): void {
  const links = () => [...(table.current?.querySelectorAll<HTMLAnchorElement>('a.row-link') ?? [])]
  const currentRow = () => document.activeElement?.closest('tr') ?? undefined
  const walk = (step: 1 | -1) => {
    const all = links()
    const at = all.findIndex((link) => link.closest('tr') === currentRow())
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step
    all[Math.max(0, Math.min(next, all.length - 1))]?.focus()
  }
  const boxOf = (row: Element | undefined) =>
    row?.querySelector<HTMLInputElement>('[data-select-row]') ?? undefined
  // The row where it begins belongs to the stretch.
  const extend = (step: 1 | -1) => {
    const from = boxOf(currentRow())
    if (from && !from.checked) from.click()
    walk(step)
    const to = boxOf(currentRow())
    if (to && !to.checked) to.click()
  }
  const select = () => currentRow()?.querySelector<HTMLInputElement>('[data-select-row]')?.click()
  useKeys(
    'In this list',
    [
      { keys: 'j', label: 'Next row', run: () => walk(1) },
      { keys: 'k', label: 'Previous row', run: () => walk(-1) },
      { keys: 'arrowdown', label: 'Next row', unlisted: true, run: () => walk(1) },
      { keys: 'arrowup', label: 'Previous row', unlisted: true, run: () => walk(-1) },
      ...(selectAll
        ? [
            { keys: 'x', label: 'Select row', run: select },
            {
              keys: 'mod+a',
              label: 'Select all rows',
              // Elsewhere on the page it is the browser's.
              when: () => table.current?.contains(document.activeElement) ?? false,
              run: selectAll,
            },
            { keys: 'shift+arrowdown', label: 'Select row and next', run: () => extend(1) },
            { keys: 'shift+arrowup', label: 'Select row and previous', run: () => extend(-1) },
          ]
        : []),
    ],
    enabled,
  )
}
