import { MoneyText } from '../money-text.tsx'
import { barSpans } from './chart-scale.ts'

/** Names with a bar each, from zero and as long as its share. The same numbers are in the table beside it. */
export function BarList({
  rows,
  currency,
}: {
  readonly rows: readonly { readonly label: string; readonly amount: string }[]
  readonly currency: string
}) {
  const spans = barSpans(
    rows.map(({ amount }) => amount),
    currency,
  )
  return (
    <ul className="grid grid-cols-1 gap-2" aria-hidden>
      {rows.map(({ label, amount }, point) => (
        <li key={label} data-point={point} className="chart-row">
          <span className="flex justify-between gap-3 text-sm">
            <span className="min-w-0 truncate">{label}</span>
            <MoneyText amount={amount} currency={currency} />
          </span>
          <svg className="chart" width="100%" height={8}>
            <rect
              x={`${spans[point]?.start ?? 0}%`}
              width={`${spans[point]?.width ?? 0}%`}
              height={8}
              rx={1}
              className="chart-fill-1"
            />
          </svg>
        </li>
      ))}
    </ul>
  )
}
