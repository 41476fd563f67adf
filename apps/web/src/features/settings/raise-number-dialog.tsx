'use client'
import type { NumberSeries } from '@smb/api-client'
import { raiseNextNumber } from '@smb/api-client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useClient } from '#components/business-context.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'

type Values = { nextNumber: string; reason: string }
const labels = { nextNumber: 'Next number', reason: 'Reason' } as const

/** Leaves numbers out for ever. The report of given numbers says who did it, when and why. */
export function RaiseNumberDialog({
  series,
  open,
  onClose,
}: {
  readonly series: NumberSeries
  readonly open: boolean
  readonly onClose: () => void
}) {
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({ defaultValues: { nextNumber: '', reason: '' } })
  const { errors, isSubmitting } = form.formState
  const { nextNumber } = series
  const send = form.handleSubmit(async (values) => {
    setProblem(undefined)
    const body = { nextNumber: Number(values.nextNumber), reason: values.reason.trim() }
    const options = { client, throwOnError: true, path: { series: series.series } } as const
    try {
      const headers = { 'idempotency-key': keyFor(body) }
      const { data } = await raiseNextNumber({ ...options, body, headers })
      toast(`The next number is ${data.sample}`)
      form.reset()
      onClose()
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return (
    <Dialog
      open={open}
      title="Raise next number"
      onClose={onClose}
      onSubmit={() => void send()}
      foot={
        <>
          <Button onClick={onClose}>Leave it at {nextNumber}</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            Raise number
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        <p className="text-text-2">
          Numbers before it are left out for ever. Your tax office may ask why; the reason stays in
          the report of given numbers.
        </p>
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          label={labels.nextNumber}
          inputMode="numeric"
          numeric
          placeholder={String(nextNumber + 1)}
          error={errors.nextNumber?.message}
          {...form.register('nextNumber', {
            pattern: { value: /^\d{1,9}$/, message: 'Write a whole number.' },
            min: { value: nextNumber + 1, message: `It must be more than ${nextNumber}.` },
            required: `Write a number above ${nextNumber}.`,
          })}
        />
        <TextArea
          label={labels.reason}
          rows={2}
          error={errors.reason?.message}
          {...form.register('reason', {
            validate: (reason) => reason.trim() !== '' || 'Say why numbers are left out.',
          })}
        />
      </div>
    </Dialog>
  )
}
