'use client'
import type { NumberSeries } from '@smb/api-client'
import { reviseNumberSeries } from '@smb/api-client'
import { numberText } from '@smb/core/invoicing'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { seriesWords } from './number-words.ts'
import { RaiseNumberDialog } from './raise-number-dialog.tsx'

type Values = { pattern: string; digits: string; restartsYearly: 'yes' | 'no' }
const labels = { pattern: 'Pattern', digits: 'Digits', restartsYearly: 'Counting' } as const

/** How the next numbers of one series look, with the next one as it will be. */
export function NumberSeriesCard({ series }: { readonly series: NumberSeries }) {
  const mayWrite = usePermission('business:write')
  const [isRaising, setRaising] = useState(false)
  const { form, problem, save } = useSeriesForm(series)
  const { register, formState, watch } = form
  const { errors, isDirty, isSubmitting } = formState
  const denied = mayWrite ? undefined : 'Changing numbers needs an owner or an accountant.'
  const reason = denied ?? (isDirty ? undefined : 'Nothing has changed yet.')
  const sample = sampleOf(series, watch())
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isDirty && !isSubmitting) void save()
      }}
    >
      <Card>
        <CardHead title={seriesWords[series.series]} />
        <CardBody className="grid gap-4">
          {problem && <ProblemNotice problem={problem} reassurance="Nothing was changed." />}
          <p className="text-sm text-text-2" aria-live="polite">
            The next is <b className="text-text tabular-nums">{sample ?? '–'}</b>
            {sample === undefined && ', once the pattern can be read'}. Given numbers never change.
          </p>
          <fieldset
            disabled={!mayWrite}
            className="grid items-start gap-4 md:grid-cols-[2fr_1fr_1.6fr]"
          >
            <legend className="sr-only">{seriesWords[series.series]}</legend>
            <TextField
              label={labels.pattern}
              autoComplete="off"
              spellCheck={false}
              help="With {number}, and {year} for the fiscal year."
              error={errors.pattern?.message}
              {...register('pattern', { required: 'Write a pattern such as INV-{year}-{number}.' })}
            />
            <SelectField
              label={labels.digits}
              options={Array.from({ length: 9 }, (_, at) => ({
                value: String(at + 1),
                label: String(at + 1),
              }))}
              help="At least."
              error={errors.digits?.message}
              {...register('digits')}
            />
            <SelectField
              label={labels.restartsYearly}
              options={[
                { value: 'yes', label: 'From 1 each fiscal year' },
                { value: 'no', label: 'One count for ever' },
              ]}
              error={errors.restartsYearly?.message}
              {...register('restartsYearly')}
            />
          </fieldset>
        </CardBody>
        <CardFoot>
          <span role="status" className="me-auto self-center text-sm text-text-3">
            {reason}
          </span>
          <Button kind="ghost" disabledReason={denied} onClick={() => setRaising(true)}>
            Raise next number
          </Button>
          <Button type="submit" pending={isSubmitting} disabledReason={reason}>
            Save numbers
          </Button>
        </CardFoot>
      </Card>
      <RaiseNumberDialog series={series} open={isRaising} onClose={() => setRaising(false)} />
    </form>
  )
}

const yearOf = ({ counter, sample }: NumberSeries): string =>
  counter === 'all' ? (/\d{4}/.exec(sample)?.[0] ?? '2026') : counter

/** The next number by what is typed; undefined while that is no pattern. The server counts on where counting changes. */
function sampleOf(series: NumberSeries, values: Values): string | undefined {
  const format = {
    pattern: values.pattern,
    digits: Number(values.digits),
    restartsYearly: values.restartsYearly === 'yes',
  }
  try {
    return numberText(format, yearOf(series), series.nextNumber)
  } catch {
    return undefined
  }
}

function useSeriesForm(series: NumberSeries) {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({
    defaultValues: {
      pattern: series.pattern,
      digits: String(series.digits),
      restartsYearly: series.restartsYearly ? 'yes' : 'no',
    },
  })
  const save = form.handleSubmit(async (values) => {
    setProblem(undefined)
    const body = {
      pattern: values.pattern.trim(),
      digits: Number(values.digits),
      restartsYearly: values.restartsYearly === 'yes',
      version: series.version,
    }
    const path = { series: series.series }
    try {
      const { data } = await reviseNumberSeries({ client, throwOnError: true, path, body })
      form.reset(values)
      toast(`The next number is ${data.sample}`)
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, save }
}
