'use client'
import { currencyCodes } from '@smb/core/money'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useBusiness } from '#components/business-context.tsx'
import { Combobox } from '#components/combobox.tsx'
import { DateField } from '#components/date-field.tsx'
import { ExchangeRateField } from '#components/exchange-rate-field.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { counted } from '#lib/format/money.ts'
import type { DraftValues } from './draft-values.ts'
import { DiscountField } from './discount-field.tsx'
import { rateOf } from './draft-values.ts'
import { dueDateOf } from './live-invoice.ts'
import type { DraftChanges } from './use-draft-values.ts'

type Props = {
  readonly values: DraftValues
  readonly changes: DraftChanges
  readonly errors: Readonly<Record<string, string>>
}

/** Issue and due date; left alone they follow the day of issue and the customer’s terms. */
export function DateFields({ values, changes, errors }: Props) {
  const { today } = useBusiness()
  const { issueDate, dueDate, paymentTermsDays } = values
  const terms = paymentTermsDays === 0 ? 'On the day of issue' : counted(paymentTermsDays, 'day')
  return (
    <>
      <DateField
        id="invoice-issue-date"
        label="Issue date"
        value={issueDate ?? today}
        today={today}
        help={issueDate === null ? 'The day you issue it' : undefined}
        error={errors.issueDate}
        onChange={(date) => changes.change({ issueDate: date === '' ? null : date })}
      />
      <DateField
        id="invoice-due-date"
        label="Due date"
        value={dueDateOf(values, today)}
        today={today}
        help={dueDate === null ? terms : undefined}
        error={errors.dueDate}
        onChange={(date) => changes.change({ dueDate: date === '' ? null : date })}
      />
    </>
  )
}

/** How many units of the base currency one of the invoice’s is; asked for only where they differ. */
export function RateField({
  values,
  changes,
  errors,
  isSaved,
}: Props & { readonly isSaved: boolean }) {
  const { business, today } = useBusiness()
  const [firstCurrency] = useState(values.currency)
  if (values.currency === business.baseCurrency) return null
  const isUnread = rateOf(values.exchangeRate) === undefined
  return (
    <ExchangeRateField
      key={values.currency}
      id="invoice-exchange-rate"
      currency={values.currency}
      date={values.issueDate ?? today}
      value={values.exchangeRate}
      error={isUnread ? 'Write a rate like 0.9217.' : errors.exchangeRate}
      mayFill={!isSaved || values.currency !== firstCurrency}
      onChange={(exchangeRate) => changes.change({ exchangeRate })}
    />
  )
}

const extras = [
  { key: 'reference', label: 'Reference' },
  { key: 'discount', label: 'Discount' },
  { key: 'currency', label: 'Currency' },
  { key: 'prices', label: 'Prices with tax' },
] as const
type Extra = (typeof extras)[number]['key']

/** What few invoices need: each opens its field, and stays open where it holds something. */
export function ExtraFields({ values, changes, errors }: Props) {
  const { baseCurrency } = useBusiness().business
  const [opened, setOpened] = useState<ReadonlySet<Extra>>(new Set())
  const holds: Readonly<Record<Extra, boolean>> = {
    reference: values.reference !== '',
    discount: values.discount !== '',
    currency: values.currency !== baseCurrency,
    prices: values.pricesIncludeTax,
  }
  const isOpen = (key: Extra) => opened.has(key) || holds[key]
  const closed = extras.filter(({ key }) => !isOpen(key))
  return (
    <div className="grid content-start gap-3">
      {closed.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {closed.map(({ key, label }) => (
            <button
              key={key}
              type="button"
              className="filter filter-add"
              onClick={() => setOpened(new Set([...opened, key]))}
            >
              <Plus size={14} aria-hidden />
              {label}
            </button>
          ))}
        </div>
      )}
      {isOpen('reference') && (
        <TextField
          label="Reference or purchase order"
          optional
          maxLength={200}
          autoFocus={opened.has('reference')}
          value={values.reference}
          onChange={(event) => changes.change({ reference: event.target.value })}
        />
      )}
      {isOpen('discount') && (
        <DiscountField {...{ values, changes, errors }} autoFocus={opened.has('discount')} />
      )}
      {isOpen('currency') && (
        <Combobox
          label="Currency"
          options={currencyCodes.map((code) => ({ value: code, label: code }))}
          value={values.currency}
          onChange={(code) => changes.change({ currency: code ?? baseCurrency, exchangeRate: '' })}
        />
      )}
      {isOpen('prices') && (
        <SelectField
          label="Prices"
          options={[
            { value: 'exclude', label: 'Tax comes on top' },
            { value: 'include', label: 'Tax is included' },
          ]}
          value={values.pricesIncludeTax ? 'include' : 'exclude'}
          onChange={(event) =>
            changes.change({ pricesIncludeTax: event.target.value === 'include' })
          }
        />
      )}
    </div>
  )
}
