'use client'
import type { RefObject } from 'react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { RowPiece } from './row-window.ts'
import { rowPieces, windowFrom } from './row-window.ts'

// Until the first rows are measured: those of the comfortable density.
const rowHeightAtFirst = 40
const heightAtFirst = 900

type Seen = { readonly rowHeight: number; readonly above: number; readonly height: number }

/**
 * Which rows of a table to draw: all of a short one, of a long one those near the window and around the focus. A
 * printed list is whole.
 */
export function useRowWindow(
  body: RefObject<HTMLTableSectionElement | null>,
  { count, rowsBefore }: { readonly count: number; readonly rowsBefore: number },
): { readonly pieces: readonly RowPiece[]; readonly rowHeight: number } {
  const [seen, setSeen] = useState<Seen>({
    rowHeight: rowHeightAtFirst,
    above: 0,
    height: heightAtFirst,
  })
  const [held, setHeld] = useState<number>()
  const [isPrinted, setPrinted] = useState(false)
  const isLong = count > windowFrom
  // Rows that were let go or brought back above take or make room: what is in the window stays where it is.
  const placed = useRef({ rowsBefore, top: 0 })
  useLayoutEffect(() => {
    const before = placed.current
    if (rowsBefore === before.rowsBefore) return
    const shift = (rowsBefore - before.rowsBefore) * seen.rowHeight
    setSeen((last) => ({ ...last, above: last.above - shift }))
    window.scrollBy({ top: topOf(body.current) - before.top - shift, behavior: 'instant' })
  }, [body, rowsBefore, seen.rowHeight])
  useLayoutEffect(() => {
    placed.current = { rowsBefore, top: topOf(body.current) }
  })
  useEffect(() => {
    if (!isLong) return
    let frame = 0
    const look = () => {
      frame = 0
      const element = body.current
      const row = element?.querySelector('tr[data-row-index]')
      if (!element || !row) return
      const above = -element.getBoundingClientRect().top
      const { height: rowHeight } = row.getBoundingClientRect()
      const height = window.innerHeight
      setSeen((before) =>
        Math.abs(before.above - above) < rowHeight &&
        before.rowHeight === rowHeight &&
        before.height === height
          ? before
          : { rowHeight, above, height },
      )
    }
    const soon = () => {
      frame ||= requestAnimationFrame(look)
    }
    const hold = (event: FocusEvent) => {
      const index = (event.target as HTMLElement).closest<HTMLElement>('tr[data-row-index]')
      setHeld(index ? Number(index.dataset.rowIndex) : undefined)
    }
    const element = body.current
    const beforePrint = () => flushSync(() => setPrinted(true))
    const afterPrint = () => setPrinted(false)
    soon()
    element?.addEventListener('focusin', hold)
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    window.addEventListener('beforeprint', beforePrint)
    window.addEventListener('afterprint', afterPrint)
    return () => {
      cancelAnimationFrame(frame)
      element?.removeEventListener('focusin', hold)
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
      window.removeEventListener('beforeprint', beforePrint)
      window.removeEventListener('afterprint', afterPrint)
    }
  }, [body, isLong])
  const pieces: readonly RowPiece[] =
    isLong && !isPrinted
      ? rowPieces({ ...seen, count, held })
      : [{ kind: 'rows', from: 0, to: count }]
  return { pieces, rowHeight: seen.rowHeight }
}

/** Where it begins on the page, wherever one has scrolled. */
const topOf = (element: Element | null): number =>
  (element?.getBoundingClientRect().top ?? 0) + window.scrollY
