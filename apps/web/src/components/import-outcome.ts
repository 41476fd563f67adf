import type { LucideIcon } from 'lucide-react'
import { Check, Pencil, Plus, TriangleAlert } from 'lucide-react'

type Look = {
  readonly word: string
  readonly tone: 'danger' | 'ok' | 'info' | 'void'
  readonly icon: LucideIcon
}

const doesNotFit: Look = { word: 'Does not fit', tone: 'danger', icon: TriangleAlert }
const isHere: Look = { word: 'Already here', tone: 'void', icon: Check }

/** What an import does with a row of its file, those first that need somebody. */
export const outcomeLooks = {
  conflict: doesNotFit,
  faulty: doesNotFit,
  new: { word: 'New', tone: 'ok', icon: Plus },
  changed: { word: 'Changes', tone: 'info', icon: Pencil },
  unchanged: { word: 'Stays', tone: 'void', icon: Check },
  existing: isHere,
  already_there: isHere,
} as const satisfies Record<string, Look>

export type ImportOutcome = keyof typeof outcomeLooks

export type ImportRow = { readonly line: number; readonly outcome: ImportOutcome }

const order = Object.keys(outcomeLooks)

/** The rows to show, those that need somebody first, each kind in the order of the file; at most `max`. */
export function shownRows<Row extends ImportRow>(rows: readonly Row[], max: number): Row[] {
  const place = ({ outcome }: Row) => order.indexOf(outcome)
  return rows.toSorted((a, b) => place(a) - place(b) || a.line - b.line).slice(0, max)
}
