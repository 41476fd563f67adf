'use client'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { Controller } from 'react-hook-form'
import { Facts } from '#components/card.tsx'
import { Combobox } from '#components/combobox.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { formatDate } from '#lib/format/date.ts'
import { counted } from '#lib/format/money.ts'
import type { ChartChoice } from './chart-choices.ts'
import { chartsOf } from './chart-choices.ts'
import type { CountryDefaults } from './country-defaults.ts'
import type { CurrencyChoice } from './currency-choices.ts'
import type { StartValues } from './start-values.ts'
import { rateAfter } from './start-values.ts'
import { fiscalYearWords, monthOptions, zoneWords } from './start-words.ts'

type DerivedFieldsProps = {
  readonly form: UseFormReturn<StartValues>
  readonly countries: readonly CountryDefaults[]
  readonly currencies: readonly CurrencyChoice[]
  readonly charts: readonly ChartChoice[]
}

/** What the country decides: said in words, and open to change before anything is made of it. */
export function DerivedFields(props: DerivedFieldsProps) {
  const { form, currencies, charts } = props
  const [isOpen, setOpen] = useState(false)
  const values = form.watch()
  const hasErrors = ['baseCurrency', 'timeZone', 'fiscalYearStartMonth', 'chartPack'].some(
    (name) => name in form.formState.errors,
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
      {isEditing ? <ChangeFields {...props} /> : <Facts items={facts} />}
    </div>
  )
}

function ChangeFields({ form, countries, currencies, charts }: DerivedFieldsProps) {
  const { control, register } = form
  const zones = [...new Set(countries.flatMap(({ timeZones }) => timeZones))].sort()
  return (
    <div className="grid gap-3 rounded-card border border-border bg-surface p-3.5">
      <Controller
        control={control}
        name="baseCurrency"
        rules={{ required: 'Choose the currency of the books. It cannot be changed later.' }}
        render={({ field, fieldState }) => (
          <Combobox
            label="Currency of the books"
            help="Fixed once the books are open."
            options={currencies.map(({ code, name }) => ({ value: code, label: name, code }))}
            value={field.value}
            onChange={field.onChange}
            inputRef={field.ref}
            error={fieldState.error?.message}
          />
        )}
      />
      <SelectField
        label="Fiscal year"
        options={monthOptions()}
        {...register('fiscalYearStartMonth')}
      />
      <Controller
        control={control}
        name="timeZone"
        rules={{ required: 'Choose the time zone in which days begin and end.' }}
        render={({ field, fieldState }) => (
          <Combobox
            label="Time zone"
            options={zones.map((zone) => ({
              value: zone,
              label: zoneWords(zone),
              meta: zone.split('/')[0],
              keywords: zone,
            }))}
            value={field.value}
            onChange={field.onChange}
            inputRef={field.ref}
            error={fieldState.error?.message}
          />
        )}
      />
      <ChartField form={form} charts={charts} />
      <TextField
        label="Tax registration number"
        optional
        help="Printed on invoices. Leave it empty if you are not registered."
        {...register('taxRegistrationNumber')}
      />
    </div>
  )
}

/** The charts of the country and the generic one; where only one is left, there is nothing to ask. */
function ChartField({ form, charts }: Pick<DerivedFieldsProps, 'form' | 'charts'>) {
  const [country, chosen] = form.watch(['country', 'chartPack'])
  const choices = chartsOf(country, charts)
  if (choices.length < 2) return null
  const followRate = ({ target }: { readonly target: { readonly value: string } }) => {
    const before = { chartPack: chosen, standardTaxPercent: form.getValues('standardTaxPercent') }
    form.setValue('standardTaxPercent', rateAfter(before, target.value, charts))
  }
  const source = choices.find(({ id }) => id === chosen)?.source
  return (
    <SelectField
      label="Chart of accounts"
      options={choices.map((chart) => ({ value: chart.id, label: chartWords(chart) }))}
      help={source && `${source.title}; ${formatDate(source.date)}.`}
      error={form.formState.errors.chartPack?.message}
      {...form.register('chartPack', { onChange: followRate })}
    />
  )
}

const chartWords = ({ name, accounts }: ChartChoice): string =>
  `${name}, ${counted(accounts, 'account')}`
