'use client'
import { currencyCodes } from '@smb/core/money'
import { Controller } from 'react-hook-form'
import type { UseFormReturn } from 'react-hook-form'
import { Combobox } from '#components/combobox.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { figure } from '#lib/input/figure.ts'
import type { ItemChoices } from './item-choices.ts'
import { ItemTaxes } from './item-taxes.tsx'
import type { ItemValues } from './item-values.ts'
import { itemLabels as labels } from './item-values.ts'

/** Name and price first, then what its sales mean in the books. */
export function ItemFields({
  form,
  choices,
}: {
  readonly form: UseFormReturn<ItemValues>
  readonly choices: ItemChoices
}) {
  const { register, control, formState } = form
  const errorOf = (name: keyof ItemValues) => formState.errors[name]?.message
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-[1fr_140px]">
        <TextField
          label={labels.name}
          autoComplete="off"
          maxLength={200}
          error={errorOf('name')}
          {...register('name', { validate: (name) => name.trim() !== '' || 'Give it a name.' })}
        />
        <TextField
          label={labels.code}
          optional
          autoComplete="off"
          maxLength={40}
          error={errorOf('code')}
          {...register('code')}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={labels.unitPrice}
          optional
          numeric
          inputMode="decimal"
          autoComplete="off"
          error={errorOf('unitPrice')}
          {...register('unitPrice', {
            validate: (typed) =>
              figure(typed, '0') !== undefined || 'Write a price such as 95.50, or =1140/12.',
          })}
        />
        <Controller
          control={control}
          name="currency"
          render={({ field }) => (
            <Combobox
              label={labels.currency}
              options={currencyCodes.map((code) => ({ value: code, label: code }))}
              value={field.value}
              onChange={(code) => code && field.onChange(code)}
              error={errorOf('currency')}
            />
          )}
        />
        <TextField
          label={labels.unit}
          optional
          placeholder="hour"
          maxLength={20}
          error={errorOf('unit')}
          {...register('unit')}
        />
      </div>
      <TextArea
        label={labels.description}
        optional
        maxLength={1000}
        help="What a line prints; the name where this is empty."
        error={errorOf('description')}
        {...register('description')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Controller
          control={control}
          name="incomeAccountId"
          render={({ field }) => (
            <Combobox
              label={labels.incomeAccountId}
              optional
              placeholder="The business’s sales account"
              options={choices.accounts
                .filter(({ id, archivedAt }) => archivedAt === null || id === field.value)
                .map(({ id, code, name }) => ({ value: id, label: name, code }))}
              value={field.value}
              onChange={field.onChange}
              error={errorOf('incomeAccountId')}
              empty="No income account matches."
            />
          )}
        />
        <Controller
          control={control}
          name="taxCodeIds"
          render={({ field }) => (
            <ItemTaxes
              value={field.value}
              taxCodes={choices.taxCodes}
              onChange={field.onChange}
              error={errorOf('taxCodeIds')}
            />
          )}
        />
      </div>
    </>
  )
}
