'use client'
import { createTaxCode } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { CheckField } from '#components/check-field.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import type { NewTaxCodeValues } from './new-tax-code.ts'
import { hasRate, kindHelp, newTaxCodeBody, newTaxCodeValues } from './new-tax-code.ts'
import { RateField, rateRule } from './rate-field.tsx'
import { kindWords } from './tax-rates.ts'

const labels = {
  name: 'Name',
  code: 'Code',
  kind: 'Kind',
  isCompound: 'Charged on the taxes before it too',
  ratePercent: 'Rate',
  validFrom: 'Holds from',
} as const

const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }))

/** A code with one tax: charged, withheld by the customer, or of a kind that charges nothing. */
export function NewTaxCodeDialog({
  open,
  onClose,
}: {
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { today } = useBusiness()
  const { form, problem, save, close } = useNewTaxCode(onClose)
  const { register, control, formState } = form
  const { errors, isSubmitting } = formState
  const kind = useWatch({ control, name: 'kind' })
  return (
    <Dialog
      open={open}
      title="New tax code"
      onClose={close}
      onSubmit={save}
      foot={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            Create tax code
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <div className="grid gap-4 md:grid-cols-[1fr_140px]">
          <TextField
            label={labels.name}
            autoComplete="off"
            help="Printed on invoices, such as VAT."
            error={errors.name?.message}
            {...register('name', { required: 'Write what invoices call it.' })}
          />
          <TextField
            label={labels.code}
            autoComplete="off"
            error={errors.code?.message}
            {...register('code', { required: 'Write a code such as S20.' })}
          />
          <div className="md:col-span-2">
            <SelectField
              label={labels.kind}
              options={kinds}
              help={kindHelp[kind]}
              error={errors.kind?.message}
              {...register('kind')}
            />
          </div>
          {hasRate(kind) && (
            <>
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
            </>
          )}
        </div>
        {kind === 'standard' && (
          <CheckField
            label={labels.isCompound}
            help="A compound tax: on an invoice line it follows the taxes that it is charged on."
            {...register('isCompound')}
          />
        )}
      </div>
    </Dialog>
  )
}

function useNewTaxCode(onClose: () => void) {
  const { today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<NewTaxCodeValues>({
    // From the start of the year, so that invoices of these months can carry it too.
    defaultValues: newTaxCodeValues(today),
  })
  const close = () => {
    form.reset()
    setProblem(undefined)
    onClose()
  }
  const send = form.handleSubmit(async (values) => {
    setProblem(undefined)
    const body = newTaxCodeBody(values)
    const headers = { 'idempotency-key': keyFor(body) }
    try {
      await dataOf(createTaxCode({ client, throwOnError: true, body, headers }))
      toast(`Tax code ${values.code} created`)
      close()
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, close, save: () => void send() }
}
