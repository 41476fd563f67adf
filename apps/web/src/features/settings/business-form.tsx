'use client'
import { reviseBusiness } from '@smb/api-client'
import type { BusinessView } from '@smb/core/identity'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { Combobox } from '#components/combobox.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { monthOptions } from './fiscal-months.ts'

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

const denied = 'Changing these needs an owner or an accountant.'

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
  const { form, problem, isStale, save } = useBusinessForm(business)
  const { register, control, formState } = form
  const { errors, isDirty, isSubmitting } = formState
  const reason = mayWrite ? (isDirty ? undefined : 'Nothing has changed yet.') : denied
  return (
    <form noValidate onSubmit={save}>
      <Card>
        <CardHead title="Business" aside={place} />
        <CardBody className="grid gap-4">
          {isStale && (
            <Banner
              tone="warn"
              title="Somebody changed these settings meanwhile"
              action={
                <Button size="sm" onClick={() => window.location.reload()}>
                  Load theirs
                </Button>
              }
            >
              Nothing was saved. Copy what you want to keep before loading theirs.
            </Banner>
          )}
          {problem && (
            <ProblemNotice problem={problem} reassurance="What you typed is still here." />
          )}
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
        </CardBody>
        <CardFoot>
          <span role="status" className="me-auto self-center text-sm text-text-3">
            {reason}
          </span>
          <Button type="submit" kind="primary" pending={isSubmitting} disabledReason={reason}>
            Save business
          </Button>
        </CardFoot>
      </Card>
    </form>
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
  const [problem, setProblem] = useState<Problem>()
  const [isStale, setStale] = useState(false)
  const form = useForm<Values>({ defaultValues: valuesOf(business) })
  const send = form.handleSubmit(async (values) => {
    setProblem(undefined)
    const body = {
      version,
      name: values.name,
      fiscalYearStartMonth: Number(values.fiscalYearStartMonth),
      timeZone: values.timeZone ?? '',
      taxRegistrationNumber: orNull(values.taxRegistrationNumber),
      address: orNull(values.address),
      email: orNull(values.email),
    }
    try {
      const saved = await dataOf(reviseBusiness({ client, throwOnError: true, body }))
      setVersion(saved.version)
      form.reset(valuesOf(saved))
      toast('Business saved')
      router.refresh()
    } catch (error) {
      const left = placeProblem(error, labels, form.setError)
      const isConflict = left?.code === 'business.changed_meanwhile'
      setStale(isConflict)
      setProblem(isConflict ? undefined : left)
    }
  })
  return {
    form,
    problem,
    isStale,
    save: (event: { preventDefault: () => void }) => {
      event.preventDefault()
      if (form.formState.isDirty && !form.formState.isSubmitting) void send()
    },
  }
}
