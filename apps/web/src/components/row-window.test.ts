import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowPieces } from './row-window.ts'

const view = { count: 2000, rowHeight: 40, above: 0, height: 800, held: undefined }
const spans = (pieces: ReturnType<typeof rowPieces>) =>
  pieces.map((piece) =>
    piece.kind === 'rows' ? `${piece.from}–${piece.to}` : `gap of ${piece.rows}`,
  )

describe('the rows of a long list that are drawn', () => {
  test('at its beginning, in its middle and at its end', () => {
    expect(spans(rowPieces(view))).toEqual(['0–40', 'gap of 1960'])
    expect(spans(rowPieces({ ...view, above: 40_000 }))).toEqual([
      'gap of 980',
      '980–1040',
      'gap of 960',
    ])
    expect(spans(rowPieces({ ...view, above: 79_200 }))).toEqual(['gap of 1960', '1960–2000'])
  })

  test('the row with focus and its neighbours stay, wherever one scrolls', () => {
    expect(spans(rowPieces({ ...view, above: 40_000, held: 5 }))).toEqual([
      'gap of 4',
      '4–7',
      'gap of 973',
      '980–1040',
      'gap of 960',
    ])
    expect(spans(rowPieces({ ...view, held: 39 }))).toEqual(['0–41', 'gap of 1959'])
  })

  test('every row is either drawn or has its room, once and in order; what is seen is drawn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 20, max: 90 }),
        fc.integer({ min: -2000, max: 200_000 }),
        fc.option(fc.integer({ min: 0, max: 2999 }), { nil: undefined }),
        (count, rowHeight, above, held) => {
          const own = held !== undefined && held < count ? held : undefined
          const pieces = rowPieces({ count, rowHeight, above, height: 900, held: own })
          let at = 0
          const drawn = new Set<number>()
          for (const piece of pieces) {
            expect(piece.from).toBe(at)
            at = piece.kind === 'rows' ? piece.to : piece.from + piece.rows
            if (piece.kind === 'rows') for (let row = piece.from; row < at; row += 1) drawn.add(row)
          }
          expect(at).toBe(count)
          if (own !== undefined) expect(drawn.has(own)).toBe(true)
          for (let row = 0; row < count; row += 1) {
            const top = row * rowHeight - above
            if (top + rowHeight > 0 && top < 900) expect(drawn.has(row)).toBe(true)
          }
        },
      ),
    )
  })
})
