import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page, PageWindow } from './page-window.ts'
import { heldRows, keptRowsMax, rowsBefore, withEarlier, withNext } from './page-window.ts'

const pageSize = 100
/** The page of a list of numbers that begins at row `at`. */
const pageAt = (at: number): Page<number> => ({
  cursor: at === 0 ? null : String(at),
  items: Array.from({ length: pageSize }, (_, row) => at + row),
  nextCursor: String(at + pageSize),
})
const start: PageWindow<number> = { earlier: [], pages: [pageAt(0)] }
const next = (held: PageWindow<number>) =>
  withNext(held, pageAt(Number(held.pages.at(-1)?.nextCursor)))
const back = (held: PageWindow<number>) => {
  const last = held.earlier.at(-1)
  return last ? withEarlier(held, pageAt(Number(last.cursor ?? 0))) : held
}
const rows = ({ pages }: PageWindow<number>) => pages.flatMap(({ items }) => items)

test('2,000 rows are kept, then the first page goes and is known by its cursor', () => {
  let held = start
  for (let page = 1; page < 20; page += 1) held = next(held)
  expect([heldRows(held.pages), rowsBefore(held)]).toEqual([keptRowsMax, 0])
  held = next(held)
  expect([heldRows(held.pages), rowsBefore(held)]).toEqual([keptRowsMax, 100])
  expect(held.earlier).toEqual([{ cursor: null, rows: 100 }])
  expect([rows(held)[0], rows(held).at(-1)]).toEqual([100, 2099])
  held = back(held)
  expect([rows(held)[0], rows(held).at(-1), rowsBefore(held)]).toEqual([0, 1999, 0])
  // What was let go at the end is what comes next.
  expect(held.pages.at(-1)?.nextCursor).toBe('2000')
})

test('a page of more rows than are kept is shown all the same', () => {
  const held = withNext(start, pageAt(100), 50)
  expect(rows(held)).toHaveLength(100)
  expect(rows(withEarlier(held, pageAt(0), 50))[0]).toBe(0)
})

test('however one goes back and forth, rows follow each other and are never more than are kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 8 }), (steps) => {
      let held = start
      for (const pages of steps) {
        for (let turned = 0; turned < Math.abs(pages); turned += 1) {
          held = pages > 0 ? next(held) : back(held)
        }
        const shown = rows(held)
        expect(shown.length).toBeLessThanOrEqual(keptRowsMax)
        expect(shown).toEqual(shown.map((_, at) => rowsBefore(held) + at))
      }
    }),
  )
})
