import { IntentLink } from '../intent-link.tsx'
import { MoneyText } from '../money-text.tsx'

export type ChartRow = {
  readonly label: string
  /** The report behind the figures of the row; without one they are only read. */
  readonly href?: string | undefined
  readonly amounts: readonly string[]
}

/** The numbers of a chart. Each opens the report that it comes from. */
export function ChartTable({
  caption,
  currency,
  heads,
  rows,
  total,
}: {
  readonly caption: string
  readonly currency: string
  /** Of the first column, then of each amount. */
  readonly heads: readonly string[]
  readonly rows: readonly ChartRow[]
  readonly total?: ChartRow
}) {
  const all = total ? [...rows, total] : rows
  return (
    <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
      <table className="chart-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((row) => (
            <tr key={row.label} className={row === total ? 'chart-total' : undefined}>
              <th scope="row">{row.label}</th>
              {row.amounts.map((amount, at) => (
                <td key={at}>
                  <Figure amount={amount} currency={currency} href={row.href} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Figure({
  amount,
  currency,
  href,
}: {
  readonly amount: string
  readonly currency: string
  readonly href: string | undefined
}) {
  const text = <MoneyText amount={amount} currency={currency} />
  if (!href) return text
  return (
    <IntentLink href={href} className="hover:underline">
      {text}
    </IntentLink>
  )
}
