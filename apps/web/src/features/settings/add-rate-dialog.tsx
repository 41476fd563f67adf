'use client'
import { addTaxRate } from '@smb/api-client'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { RateField, ratePercentOf, rateRule } from './rate-field.tsx'

type Values = { component: string; ratePercent: string; validFrom: string }
const labels = { component: 'Tax', ratePercent: 'New rate', validFrom: 'Holds from' } as const

/** A further rate from a day on. The one before ends the day before; nothing posted changes. */
export function AddRateDialog({
  code,
  onClose,
}: {
  readonly code: BusinessTaxCodeView | undefined
  readonly onClose: () => void
}) {
  const { today } = useBusiness()
  const { form, problem, save } = useNewRate(code, onClose)
  const { register, control, formState } = form
  const { errors, isSubmitting } = formState
  const components = code?.components ?? []
  return (
    <Dialog
      open={code !== undefined}
      title={`Add a rate to ${code?.name ?? ''}`}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            Add rate
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        <p className="text-text-2">
          The rate before ends the day before. Documents that are issued keep theirs.
        </p>
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        {components.length > 1 && (
          <SelectField
            label={labels.component}
            options={components.map(({ name }, index) => ({ value: String(index), label: name }))}
            {...register('component')}
          />
        )}
        <div className="grid gap-4 md:grid-cols-2">
          <RateField
            label={labels.ratePercent}
            error={errors.ratePercent?.message}
            {...register('ratePercent', rateRule)}
          />
          <Controller
            control={control}
            name="validFrom"
            rules={{ required: 'Write a day.' }}
            render={({ field, fieldState }) => (
              <DateField
                label={labels.validFrom}
                value={field.value}
                onChange={field.onChange}
                today={today}
                error={fieldState.error?.message}
              />
            )}
          />
        </div>
      </div>
    </Dialog>
  )
}

function useNewRate(code: BusinessTaxCodeView | undefined, onClose: () => void) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({
    defaultValues: { component: '0', ratePercent: '', validFrom: '' },
  })
  const send = form.handleSubmit(async ({ component, ratePercent, validFrom }) => {
    if (!code) return
    setProblem(undefined)
    const body = {
      component: Number(component),
      ratePercent: ratePercentOf(ratePercent) ?? '',
      validFrom,
      version: code.version,
    }
    const headers = { 'idempotency-key': keyFor(body) }
    const options = { client, throwOnError: true, path: { id: code.id } } as const
    try {
      await dataOf(addTaxRate({ ...options, body, headers }))
      toast(`New rate for ${code.code} added`)
      onClose()
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, save: () => void send() }
}
