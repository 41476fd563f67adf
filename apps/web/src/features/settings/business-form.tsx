'use client'
import { reviseBusiness } from '@smb/api-client'
import type { BusinessView } from '@smb/core/identity'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useClient, usePermission } from '#components/business-context.tsx'
import { Combobox } from '#components/combobox.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { toast } from '#lib/toast-store.ts'
import { monthOptions } from './fiscal-months.ts'
import { SettingsForm, useSettingsSave } from './settings-form.tsx'

type Values = {
  name: string
  fiscalYearStartMonth: string
  timeZone: string | null
  taxRegistrationNumber: string
  address: string
  email: string
}

const labels = {
  name: 'Name',
  fiscalYearStartMonth: 'Fiscal year starts in',
  timeZone: 'Time zone',
  taxRegistrationNumber: 'Tax number',
  address: 'Address',
  email: 'E-mail',
} as const

/** What invoices and reports say of the business. Currency and country stay as they were chosen. */
export function BusinessForm({
  business,
  timeZones,
  place,
}: {
  readonly business: BusinessView
  readonly timeZones: readonly string[]
  /** Country and currency in words; they stay as they were chosen. */
  readonly place: string
}) {
  const mayWrite = usePermission('business:write')
  const { form, problem, isStale, onSave } = useBusinessForm(business)
  const { register, control, formState } = form
  const { errors, isDirty, isSubmitting } = formState
  return (
    <SettingsForm
      title="Business"
      aside={place}
      saveLabel="Save business"
      {...{ isDirty, isSubmitting, isStale, problem, onSave }}
    >
      <fieldset disabled={!mayWrite} className="grid gap-4 md:grid-cols-2">
        <legend className="sr-only">Business</legend>
        <TextField
          label={labels.name}
          autoComplete="organization"
          error={errors.name?.message}
          {...register('name', { required: 'Write its name as customers know it.' })}
        />
        <TextField
          label={labels.email}
          optional
          type="email"
          autoComplete="email"
          help="Printed on invoices."
          error={errors.email?.message}
          {...register('email')}
        />
        <TextField
          label={labels.taxRegistrationNumber}
          optional
          autoComplete="off"
          help="Printed on invoices where tax is charged."
          error={errors.taxRegistrationNumber?.message}
          {...register('taxRegistrationNumber')}
        />
        <SelectField
          label={labels.fiscalYearStartMonth}
          options={monthOptions}
          help="Reports and presets count from here."
          error={errors.fiscalYearStartMonth?.message}
          {...register('fiscalYearStartMonth')}
        />
        <TextArea
          label={labels.address}
          optional
          rows={3}
          error={errors.address?.message}
          {...register('address')}
        />
        <Controller
          control={control}
          name="timeZone"
          rules={{ required: 'Choose a time zone.' }}
          render={({ field, fieldState }) => (
            <Combobox
              label={labels.timeZone}
              options={timeZones.map((zone) => ({
                value: zone,
                label: zone.replaceAll('_', ' '),
                keywords: zone,
              }))}
              value={field.value}
              onChange={field.onChange}
              inputRef={field.ref}
              disabled={!mayWrite}
              help="Decides which day it is for due dates."
              error={fieldState.error?.message}
            />
          )}
        />
      </fieldset>
    </SettingsForm>
  )
}

const orNull = (text: string): string | null => text.trim() || null

const valuesOf = (business: BusinessView): Values => ({
  name: business.name,
  fiscalYearStartMonth: String(business.fiscalYearStartMonth),
  timeZone: business.timeZone,
  taxRegistrationNumber: business.taxRegistrationNumber ?? '',
  address: business.address ?? '',
  email: business.email ?? '',
})

function useBusinessForm(business: BusinessView) {
  const client = useClient()
  const router = useRouter()
  const [version, setVersion] = useState(business.version)
  const form = useForm<Values>({ defaultValues: valuesOf(business) })
  const saving = useSettingsSave(form, {
    labels,
    staleCode: 'business.changed_meanwhile',
    save: async (values) => {
      const body = {
        version,
        name: values.name,
        fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
        timeZone: values.timeZone ?? '',
        taxRegistrationNumber: orNull(values.taxRegistrationNumber),
        address: orNull(values.address),
        email: orNull(values.email),
      }
      const saved = await dataOf(reviseBusiness({ client, throwOnError: true, body }))
      setVersion(saved.version)
      form.reset(valuesOf(saved))
      toast('Business saved')
      router.refresh()
    },
  })
  return { form, ...saving }
}
