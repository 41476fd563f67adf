import type { CreditNoteDetail } from '@smb/api-client'
import { MoneyText } from '#components/money-text.tsx'
import { isSome } from './payment-words.ts'

type Totals = CreditNoteDetail['totals']
type Amount = Totals['total']

/** The sums of a credit note, row by row as its PDF prints them. */
export function CreditTotals({ totals }: { readonly totals: Totals }) {
  const rows: [label: string, amount: Amount][] = [
    ['Net', totals.net],
    ...totals.taxes.map(({ name, ratePercent, tax }): [string, Amount] => [
      `${name} ${ratePercent} %`,
      tax,
    ]),
    ...(isSome(totals.discountAfterTax)
      ? ([['Discount after tax', totals.discountAfterTax]] as [string, Amount][])
      : []),
  ]
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1 text-sm">
      {rows.map(([label, amount]) => (
        <div key={label} className="contents">
          <dt className="text-text-2">{label}</dt>
          <dd className="text-end">
            <MoneyText {...amount} currencyAs="sign" />
          </dd>
        </div>
      ))}
      <dt className="font-medium">Total credited</dt>
      <dd className="text-end font-semibold">
        <MoneyText {...totals.total} currencyAs="sign" />
      </dd>
    </dl>
  )
}
