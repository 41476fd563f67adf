'use client'
import { ChevronDown } from 'lucide-react'
import Link from 'next/link'
import { moneyParts } from '#lib/format/money.ts'
import { rowAnchor } from '#lib/books/report-return.ts'
import { classes } from '#lib/classes.ts'
import { MoneyText } from './money-text.tsx'
import type { ReportCell, ReportColumn, ReportRow } from './report-table-types.ts'

type RowProps = {
  readonly row: ReportRow
  readonly columns: readonly ReportColumn[]
  readonly currency: string
  readonly isFolded: boolean
  readonly onToggle: () => void
  readonly onFigureFocus:
    | ((figure: { row: ReportRow; column: ReportColumn; cell: ReportCell } | undefined) => void)
    | undefined
}

const levels = { group: 0, line: 1, sum: 1, result: 0, final: 0 } as const

export function ReportTableRow(props: RowProps) {
  const { row, columns, currency, isFolded, onToggle, onFigureFocus } = props
  const level = row.level ?? levels[row.kind]
  if (row.kind === 'group') {
    return (
      <tr className="group">
        <th scope="rowgroup" colSpan={columns.length + 1} data-level={level}>
          <button
            type="button"
            className="flex items-center gap-2 rounded-input"
            aria-expanded={!isFolded}
            onClick={onToggle}
          >
            <ChevronDown
              size={14}
              aria-hidden
              className={classes('text-text-3', isFolded && '-rotate-90')}
            />
            {row.label}
          </button>
        </th>
      </tr>
    )
  }
  return (
    <tr id={rowAnchor(row.id)} className={classes(row.kind, 'scroll-mt-28')}>
      <th scope="row" data-level={level}>
        {row.code && <span className="code">{row.code}</span>}
        {row.href ? (
          <Link href={row.href} className="drill" prefetch={false}>
            {row.label}
          </Link>
        ) : (
          row.label
        )}
      </th>
      {columns.map((column) => {
        const cell = row.cells?.[column.key]
        const focus = () => onFigureFocus?.({ row, column, cell })
        return (
          <td
            key={column.key}
            className={column.kind === 'money' ? (cell ? 'fig' : undefined) : column.kind}
            onFocus={focus}
            onBlur={() => onFigureFocus?.(undefined)}
          >
            <Figure cell={cell} currency={row.currency ?? currency} />
          </td>
        )
      })}
    </tr>
  )
}

function Figure({ cell, currency }: { readonly cell: ReportCell; readonly currency: string }) {
  if (cell === undefined) return null
  if ('flag' in cell) return cell.flag
  const figure =
    'percent' in cell ? (
      <Percent value={cell.percent} />
    ) : (
      <MoneyText amount={cell.amount} currency={currency} signs="report" />
    )
  if (!cell.href) return figure
  return (
    <Link href={cell.href} className="drill" prefetch={false}>
      {figure}
    </Link>
  )
}

function Percent({ value }: { readonly value: string }) {
  const { negative: isNegative, whole, fraction } = moneyParts(value)
  const digits = fraction ? `${whole}.${fraction}` : whole
  return (
    <span className="relative inline-block">
      {isNegative && <span className="said">minus </span>}
      {isNegative ? `(${digits})` : digits}
      {!isNegative && (
        <span aria-hidden className="pp">
          )
        </span>
      )}
    </span>
  )
}
