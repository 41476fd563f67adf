'use client'
import { CheckField } from '#components/check-field.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import type { DraftValues } from './draft-values.ts'
import { documentDiscount } from './draft-values.ts'
import type { DraftChanges } from './use-draft-values.ts'

type Props = {
  readonly values: DraftValues
  readonly changes: DraftChanges
  readonly errors: Readonly<Record<string, string>>
  readonly autoFocus: boolean
}

/** The discount on the whole invoice: how much, of what, and whether tax is reckoned before or after it. */
export function DiscountField({ values, changes, errors, autoFocus }: Props) {
  const { discount, discountKind, discountIsAfterTax, currency } = values
  const isPercent = discountKind === 'percent'
  const unread = isPercent ? 'From 0 to 100.' : `Write an amount in ${currency}.`
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Discount on the whole invoice</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_7.5rem] items-start gap-2">
        <TextField
          id="invoice-discount"
          label="Discount on the whole invoice"
          hideLabel
          inputMode="decimal"
          autoComplete="off"
          numeric
          end={<span className="text-sm text-text-3">{isPercent ? '%' : currency}</span>}
          autoFocus={autoFocus}
          placeholder={isPercent ? '10' : '50.00'}
          value={discount}
          error={documentDiscount(values) === undefined ? unread : errors.discount}
          onChange={(event) => changes.change({ discount: event.target.value })}
        />
        <SelectField
          label="Discount as"
          hideLabel
          options={[
            { value: 'percent', label: 'Percent' },
            { value: 'amount', label: 'Amount' },
          ]}
          value={discountKind}
          onChange={(event) =>
            changes.change({ discountKind: event.target.value === 'amount' ? 'amount' : 'percent' })
          }
        />
      </div>
      <CheckField
        label="Take it off after tax"
        help="A financial discount: the tax stays that of the full price."
        checked={discountIsAfterTax}
        onChange={(event) => changes.change({ discountIsAfterTax: event.target.checked })}
      />
    </fieldset>
  )
}
