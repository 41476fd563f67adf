'use client'
import { useCallback, useMemo, useState } from 'react'
import { toast } from '#lib/toast-store.ts'
import type { DraftValues, LineValues } from './draft-values.ts'
import { blankLine, isBlank } from './draft-values.ts'

export type LineChanges = Partial<Omit<LineValues, 'id'>>

export type DraftChanges = {
  readonly change: (changes: Partial<DraftValues>) => void
  readonly changeLine: (id: string, changes: LineChanges) => void
  readonly moveLine: (id: string, step: 1 | -1) => void
  readonly removeLine: (id: string) => void
  /** Puts pasted rows over this line and those after it. */
  readonly pasteLines: (id: string, pasted: readonly LineChanges[]) => void
  readonly replace: (values: DraftValues) => void
}

/** What the editor holds, with a blank line at the end always. */
export function useDraftValues(first: () => DraftValues, defaultTaxCodeIds: readonly string[]) {
  const [values, setValues] = useState(first)
  const setLines = useCallback(
    (next: (lines: readonly LineValues[]) => readonly LineValues[]) =>
      setValues((before) => {
        const lines = next(before.lines)
        const last = lines.at(-1)
        const ended = last && isBlank(last) ? lines : [...lines, blankLine(defaultTaxCodeIds)]
        return { ...before, lines: ended }
      }),
    [defaultTaxCodeIds],
  )
  const change = useCallback<DraftChanges['change']>(
    (changes) =>
      setValues((before) => {
        const { currency = before.currency } = changes
        // A rate is of one currency.
        const left = currency === before.currency ? before : { ...before, exchangeRate: '' }
        return { ...left, ...changes }
      }),
    [],
  )
  const changeLine = useCallback<DraftChanges['changeLine']>(
    (id, changes) =>
      setLines((lines) => lines.map((line) => (line.id === id ? { ...line, ...changes } : line))),
    [setLines],
  )
  const moveLine = useCallback<DraftChanges['moveLine']>(
    (id, step) => setLines((lines) => moved(lines, id, step)),
    [setLines],
  )
  const removeLine = useCallback<DraftChanges['removeLine']>(
    (id) =>
      setLines((lines) => {
        const at = lines.findIndex((line) => line.id === id)
        const line = lines[at]
        if (!line || at === lines.length - 1) return lines
        const undo = () => setLines((now) => now.toSpliced(Math.min(at, now.length - 1), 0, line))
        queueMicrotask(() => toast(`Line ${at + 1} removed`, undo))
        return lines.toSpliced(at, 1)
      }),
    [setLines],
  )
  const pasteLines = useCallback<DraftChanges['pasteLines']>(
    (id, pasted) =>
      setLines((lines) => {
        const at = lines.findIndex((line) => line.id === id)
        const next = [...lines]
        pasted.forEach((cells, index) => {
          const under = next[at + index] ?? blankLine(defaultTaxCodeIds)
          next[at + index] = { ...under, ...cells }
        })
        return next
      }),
    [setLines, defaultTaxCodeIds],
  )
  const changes = useMemo<DraftChanges>(
    () => ({ change, changeLine, moveLine, removeLine, pasteLines, replace: setValues }),
    [change, changeLine, moveLine, removeLine, pasteLines],
  )
  return { values, changes }
}

/** The last, blank line stays last. */
function moved(lines: readonly LineValues[], id: string, step: 1 | -1): readonly LineValues[] {
  const at = lines.findIndex((line) => line.id === id)
  const to = at + step
  const line = lines[at]
  if (!line || to < 0 || to >= lines.length - 1 || at === lines.length - 1) return lines
  return lines.toSpliced(at, 1).toSpliced(to, 0, line)
}
