'use client'
import type { Creditable, CreditNotePreview } from '@smb/api-client'
import { formatMoney } from '#lib/format/money.ts'
import { MoneyBox } from '#components/money-field.tsx'
import { MoneyText } from '#components/money-text.tsx'
import { InputBox } from '#components/text-field.tsx'
import type { LineCredits } from './credit-values.ts'
import { nothing, plain } from './credit-values.ts'

type Issue = { readonly path: readonly (string | number)[]; readonly message: string }

/** The lines of the invoice with what is left of each: write pieces or an amount; emptying both leaves a line out. */
export function CreditLines({
  creditable,
  credits,
  preview,
  issues,
  onChange,
}: {
  readonly creditable: Creditable
  readonly credits: LineCredits
  readonly preview: CreditNotePreview | undefined
  readonly issues: readonly Issue[]
  readonly onChange: (credits: LineCredits) => void
}) {
  const asked = creditable.lines.filter(({ invoiceLineId }) => {
    const { quantity, amount } = credits[invoiceLineId] ?? nothing
    return quantity !== '' || amount !== ''
  })
  const faultOf = (id: string) => {
    const position = asked.findIndex(({ invoiceLineId }) => invoiceLineId === id)
    return issues.find(({ path }) => path[0] === 'lines' && path[1] === position)?.message
  }
  const { currency } = creditable
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">
        Lines of {creditable.invoiceNumber} and what to credit of each
      </caption>
      <thead className="text-xs text-text-3">
        <tr className="border-b border-border">
          <th className="pb-1.5 text-start font-medium">Line</th>
          <th className="w-28 max-md:w-20 pb-1.5 ps-3 text-end font-medium">Quantity</th>
          <th className="w-36 max-md:w-28 pb-1.5 ps-3 text-end font-medium">
            Amount{creditable.pricesIncludeTax && ' with tax'}
          </th>
        </tr>
      </thead>
      <tbody>
        {creditable.lines.map((line) => {
          const { invoiceLineId: id, description, quantityLeft, amountLeft } = line
          const credit = credits[id] ?? nothing
          const shown = preview?.lines.find(({ invoiceLineId }) => invoiceLineId === id)
          const fault = faultOf(id)
          const faultId = `credit-${id}-fault`
          const marks = fault ? { 'aria-invalid': true, 'aria-describedby': faultId } : {}
          const set = (next: Partial<typeof credit>) =>
            onChange({ ...credits, [id]: { ...nothing, ...next } })
          return (
            <tr key={id} className="border-b border-row-line align-top">
              <td className="py-2.5">
                {description}
                <span className="block text-xs text-text-3">
                  {plain(quantityLeft)} left, <MoneyText {...amountLeft} currencyAs="sign" />
                </span>
                {fault && (
                  <p id={faultId} className="mt-1 text-xs text-danger">
                    {fault}
                  </p>
                )}
              </td>
              <td className="py-1 ps-3">
                <InputBox
                  inputMode="decimal"
                  autoComplete="off"
                  numeric
                  aria-label={`Quantity of ${description} to credit`}
                  {...marks}
                  value={credit.quantity}
                  onChange={(event) => set({ quantity: event.target.value.trim() })}
                />
              </td>
              <td className="py-1 ps-3">
                <MoneyBox
                  aria-label={`Amount of ${description} to credit`}
                  {...marks}
                  currency={currency}
                  placeholder={
                    credit.quantity !== '' && shown
                      ? formatMoney(shown.amount.amount, currency, { currencyAs: 'none' })
                      : undefined
                  }
                  value={credit.amount}
                  onChange={(amount) => set({ amount })}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
