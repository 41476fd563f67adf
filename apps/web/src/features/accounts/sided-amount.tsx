import { MoneyText } from '#components/money-text.tsx'
import { moneyParts } from '#lib/format/money.ts'

/** A balance with its side in words, as ledgers write it: `2,418,650.00 Dr`. `amount` is debits less credits. */
export function SidedAmount({
  amount,
  currency,
}: {
  readonly amount: string
  readonly currency: string
}) {
  const { negative, zero } = moneyParts(amount, currency)
  return (
    <span className="whitespace-nowrap">
      <MoneyText amount={amount.replace('-', '')} currency={currency} />
      <SideMark side={zero ? undefined : negative ? 'credit' : 'debit'} />
    </span>
  )
}

/** `Dr` or `Cr` in the width of either, so that digits stay under digits. */
export function SideMark({ side }: { readonly side: 'debit' | 'credit' | undefined }) {
  return (
    <span className="ms-1 inline-block w-4 text-start text-text-3">
      {side && (
        <abbr title={side} className="no-underline">
          {side === 'debit' ? 'Dr' : 'Cr'}
        </abbr>
      )}
    </span>
  )
}
