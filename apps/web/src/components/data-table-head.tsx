'use client'
import { useEffect, useRef } from 'react'
import { classes } from '#lib/classes.ts'
import type { Column, Selection } from './data-table-types.ts'

/** The headings, and the box that selects every row that is shown. */
export function DataTableHead<Row>({
  columns,
  keys,
  selection,
}: {
  readonly columns: readonly Column<Row>[]
  readonly keys: readonly string[]
  readonly selection: Selection | undefined
}) {
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className="fit">
            <SelectAll keys={keys} selection={selection} />
          </th>
        )}
        {columns.map(({ key, header, align, fit, wideOnly, phoneOnly, quietHeader, edge }) => (
          <th
            key={key}
            scope="col"
            className={classes(
              align && 'num',
              fit && 'fit',
              wideOnly && 'wide-only',
              phoneOnly && 'md:hidden',
              edge && 'debit-edge',
            )}
          >
            {quietHeader ? <span className="sr-only">{header}</span> : header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SelectAll({
  keys,
  selection,
}: {
  readonly keys: readonly string[]
  readonly selection: Selection
}) {
  const box = useRef<HTMLInputElement>(null)
  const chosen = keys.filter((key) => selection.selected.has(key)).length
  const all = keys.length > 0 && chosen === keys.length
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen > 0 && !all
  }, [chosen, all])
  return (
    <input
      ref={box}
      type="checkbox"
      className="check"
      aria-label={all ? 'Select none' : 'Select all that are shown'}
      checked={all}
      onChange={() => selection.onChange(new Set(all ? [] : keys))}
    />
  )
}
