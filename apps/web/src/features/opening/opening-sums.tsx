import { Money } from '@smb/core/money'
import type { OpeningSums } from '@smb/core/onboarding'
import { MoneyText } from '#components/money-text.tsx'
import { ProofBar } from '#components/proof-bar.tsx'

/** Whether the books come to zero, while they are typed. */
export function OpeningProof({
  sums,
  currency,
}: {
  readonly sums: OpeningSums
  readonly currency: string
}) {
  const shown = (amount: Money) => <MoneyText amount={Money.toString(amount)} currency={currency} />
  const isBalanced = Money.isZero(sums.difference)
  const isEqual = Money.compare(sums.receivable, sums.invoices) === 0
  return (
    <div role="status" aria-label="Sums">
      <ProofBar
        figures={[
          { label: 'Debits', value: shown(sums.debit) },
          { label: 'Credits', value: shown(sums.credit) },
          { label: 'Difference', value: shown(sums.difference), proven: isBalanced },
          { label: 'Accounts receivable', value: shown(sums.receivable) },
          { label: 'Open invoices', value: shown(sums.invoices), proven: isEqual },
        ]}
      />
    </div>
  )
}

/** Why it cannot be posted yet; undefined when it can. */
export function reasonAgainst(
  sums: OpeningSums,
  { asOf, takesDifference }: { readonly asOf: string; readonly takesDifference: boolean },
): string | undefined {
  if (asOf === '') return 'Say on which day the old books end'
  if (Money.isZero(sums.debit) && Money.isZero(sums.credit)) return 'Write the balances first'
  if (Money.compare(sums.receivable, sums.invoices) !== 0)
    return 'The open invoices must sum to the accounts receivable'
  if (!takesDifference && !Money.isZero(sums.difference))
    return 'Debits and credits must be equal, or choose what becomes of the difference'
  return undefined
}
