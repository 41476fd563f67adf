import type { ReactNode } from 'react'
import { MoneyText } from './money-text.tsx'

export type TAccountLine = {
  readonly id: string
  readonly side: 'debit' | 'credit'
  /** Decimal string. */
  readonly amount: string
  readonly code?: string
  readonly name: ReactNode
  readonly meta?: ReactNode
}

/**
 * The lines of one journal entry, debits first, with the spine between the sides and equal sums below.
 * The sums are given, not added here: what is shown is what was posted.
 */
export function TAccount({
  lines,
  currency,
  totalDebit,
  totalCredit,
  caption,
}: {
  readonly lines: readonly TAccountLine[]
  readonly currency: string
  readonly totalDebit: string
  readonly totalCredit: string
  /** Names the entry for screen readers: “Journal entry JE-1093”. */
  readonly caption: string
}) {
  const isBalanced = totalDebit === totalCredit
  return (
    <table className="tacct">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col" className="dr">
            Debit
          </th>
          <th scope="col" className="cr">
            Credit
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, side, amount, code, name, meta }) => (
          <tr key={id} className={side === 'credit' ? 'cr-line' : undefined}>
            <td>
              {code && <span className="code">{code} </span>}
              {name}
              {meta && <span className="block text-xs text-text-3">{meta}</span>}
            </td>
            <td className="dr">{side === 'debit' && <MoneyText {...{ amount, currency }} />}</td>
            <td className="cr">{side === 'credit' && <MoneyText {...{ amount, currency }} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{isBalanced ? 'Balanced' : <span className="text-danger">Not balanced</span>}</td>
          <td className="dr">
            <MoneyText amount={totalDebit} currency={currency} />
          </td>
          <td className="cr">
            <MoneyText amount={totalCredit} currency={currency} />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
