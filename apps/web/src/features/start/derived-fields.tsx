'use client'
import { lazy, Suspense, useState } from 'react'
import { Facts } from '#components/card.tsx'
import type { ChangeFieldsProps } from './change-fields.tsx'
import { chartWords } from './chart-choices.ts'
import { fiscalYearWords, zoneWords } from './start-words.ts'

const ChangeFields = lazy(() =>
  import('./change-fields.tsx').then((file) => ({ default: file.ChangeFields })),
)

/** What the country decides: said in words, and open to change before anything is made of it. */
export function DerivedFields(props: ChangeFieldsProps) {
  const { currencies, charts } = props
  const { values, faults } = props.answers
  const [isOpen, setOpen] = useState(false)
  const hasErrors = ['baseCurrency', 'timeZone', 'fiscalYearStartMonth', 'chartPack'].some(
    (name) => name in faults,
  )
  const currency = currencies.find(({ code }) => code === values.baseCurrency)
  const chart = charts.find(({ id }) => id === values.chartPack)
  const facts = [
    {
      name: 'Currency',
      value: currency ? `${currency.sample}, ${currency.name}` : 'Not known yet',
    },
    { name: 'Fiscal year', value: fiscalYearWords(Number(values.fiscalYearStartMonth)) },
    { name: 'Time zone', value: values.timeZone ? zoneWords(values.timeZone) : 'Not known yet' },
    ...(chart ? [{ name: 'Accounts', value: chartWords(chart) }] : []),
    { name: 'Tax number', value: values.taxRegistrationNumber || 'None yet' },
  ]
  const isEditing = isOpen || hasErrors
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-2">
        <h2 className="text-sm font-medium">So we set</h2>
        <button
          type="button"
          className="rounded-input text-sm text-link hover:underline"
          aria-expanded={isEditing}
          onClick={() => setOpen(!isOpen)}
        >
          {isEditing ? 'Done' : 'Change'}
        </button>
      </div>
      {isEditing ? (
        <Suspense fallback={<Facts items={facts} />}>
          <ChangeFields {...props} />
        </Suspense>
      ) : (
        <Facts items={facts} />
      )}
    </div>
  )
}
