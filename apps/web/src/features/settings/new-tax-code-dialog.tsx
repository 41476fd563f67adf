'use client'
import { createTaxCode } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { RateField, ratePercentOf, rateRule } from './rate-field.tsx'

type Values = { name: string; code: string; ratePercent: string; validFrom: string }
const labels = { name: 'Name', code: 'Code', ratePercent: 'Rate', validFrom: 'Holds from' } as const

/** A code with one rate that the business charges. */
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

function useNewTaxCode(onClose: () => void) {
  const { today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({
    // From the start of the year, so that invoices of these months can carry it too.
    defaultValues: { name: '', code: '', ratePercent: '', validFrom: `${today.slice(0, 4)}-01-01` },
  })
  const close = () => {
    form.reset()
    setProblem(undefined)
    onClose()
  }
  const send = form.handleSubmit(async ({ name, code, ratePercent, validFrom }) => {
    setProblem(undefined)
    const rate = { ratePercent: ratePercentOf(ratePercent) ?? '', validFrom }
    const body = { name, code, kind: 'standard' as const, components: [{ name, rates: [rate] }] }
    const headers = { 'idempotency-key': keyFor(body) }
    try {
      await dataOf(createTaxCode({ client, throwOnError: true, body, headers }))
      toast(`Tax code ${code} created`)
      close()
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, close, save: () => void send() }
}
