'use client'
import { currencyCodes } from '@smb/core/money'
import { Controller } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { useMemo } from 'react'
import { Combobox } from '#components/combobox.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { countryOptions } from './country-options.ts'
import type { CustomerValues } from './customer-values.ts'
import { customerLabels as labels } from './customer-values.ts'

const termsRule = {
  pattern: { value: /^\d{1,3}$/, message: 'Write a number of days from 0 to 365.' },
  max: { value: 365, message: 'At most 365 days.' },
}

/** Name first, then how to reach and bill them. */
export function CustomerFields({ form }: { readonly form: UseFormReturn<CustomerValues> }) {
  const { register, control, formState } = form
  const errorOf = (name: keyof CustomerValues) => formState.errors[name]?.message
  const countries = useMemo(() => countryOptions(), [])
  const text = (name: keyof CustomerValues, label: string, more = {}) => (
    <TextField label={label} optional error={errorOf(name)} {...register(name)} {...more} />
  )
  return (
    <>
      <TextField
        label={labels.name}
        autoComplete="off"
        error={errorOf('name')}
        {...register('name', {
          validate: (name) => name.trim() !== '' || 'Give the customer a name.',
        })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {text('email', labels.email, { type: 'email', placeholder: 'accounts@example.com' })}
        {text('phone', labels.phone, { type: 'tel' })}
        <TextField
          label={labels.paymentTermsDays}
          inputMode="numeric"
          numeric
          placeholder="As usual"
          help="0 for at once."
          end={<span className="text-sm text-text-3">days</span>}
          error={errorOf('paymentTermsDays')}
          {...register('paymentTermsDays', termsRule)}
        />
        <Controller
          control={control}
          name="currency"
          render={({ field }) => (
            <Combobox
              label={labels.currency}
              help="What new invoices are written in."
              options={currencyCodes.map((code) => ({ value: code, label: code }))}
              value={field.value}
              onChange={(code) => code && field.onChange(code)}
              error={errorOf('currency')}
            />
          )}
        />
        {text('taxId', labels.taxId)}
        <SelectField
          label={labels.paperLanguage}
          help="Of invoices, credit notes and statements."
          options={[
            { value: '', label: 'As the business prints' },
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'French' },
          ]}
          error={errorOf('paperLanguage')}
          {...register('paperLanguage')}
        />
      </div>
      <fieldset className="grid gap-4 sm:grid-cols-2">
        <legend className="mb-2 text-sm font-semibold">Address on invoices</legend>
        {text('line1', 'Street')}
        {text('line2', 'Second line')}
        {text('postalCode', 'Postal code')}
        {text('city', 'Town')}
        {text('region', 'Region')}
        <Controller
          control={control}
          name="country"
          render={({ field }) => (
            <Combobox
              label="Country"
              optional
              options={countries}
              value={field.value || null}
              onChange={(code) => field.onChange(code ?? '')}
            />
          )}
        />
      </fieldset>
      <TextArea
        label={labels.notes}
        optional
        help="Only your business sees them."
        error={errorOf('notes')}
        {...register('notes')}
      />
    </>
  )
}
