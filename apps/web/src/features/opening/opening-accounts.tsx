'use client'
import type { AccountListItem } from '@smb/core/ledger'
import { MoneyBox } from '#components/money-field.tsx'
import type { Sides } from './opening-values.ts'
import { noSides, openingAccounts } from './opening-values.ts'

/** Every account with its two sides. A balance stands on one of them. */
export function OpeningAccounts({
  accounts,
  sides,
  currency,
  onChange,
}: {
  readonly accounts: readonly AccountListItem[]
  readonly sides: Readonly<Record<string, Sides>>
  readonly currency: string
  readonly onChange: (code: string, sides: Sides) => void
}) {
  return (
    <div className="panel scroll-x" role="region" aria-label="Balances of accounts" tabIndex={0}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col" className="num">
              Debit
            </th>
            <th scope="col" className="num">
              Credit
            </th>
          </tr>
        </thead>
        <tbody>
          {openingAccounts(accounts).map(({ id, code, name }) => {
            const own = sides[code] ?? noSides
            return (
              <tr key={id}>
                <th scope="row" className="text-start font-normal">
                  <span className="text-text-3">{code}</span> {name}
                </th>
                {(['debit', 'credit'] as const).map((side) => (
                  <td key={side} className="num">
                    <MoneyBox
                      aria-label={`${side === 'debit' ? 'Debit' : 'Credit'} of ${code} ${name}`}
                      currency={currency}
                      value={own[side]}
                      boxClassName="w-22 md:w-32 ms-auto"
                      onChange={(amount) => onChange(code, { ...own, [side]: amount })}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
