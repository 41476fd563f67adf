'use client'
import { createJournalTemplate, reviseJournalTemplate } from '@smb/api-client'
import type { JournalTemplateView } from '@smb/core/ledger'
import { cadences } from '@smb/core/time'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import { Button } from '#components/button.tsx'
import { useBusiness, useClient } from '#components/business-context.tsx'
import { DateField } from '#components/date-field.tsx'
import { Dialog } from '#components/dialog.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { useIdempotencyKey } from '#lib/idempotency-key.ts'
import { businessHref } from '#lib/navigation.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { cadenceWords } from './template-words.ts'

/** What a template holds of the entry on the page. */
export type TemplateContent = Pick<JournalTemplateView, 'memo' | 'lines'>
type Cadence = (typeof cadences)[number]
type Values = { name: string; cadence: Cadence | 'never'; startsOn: string; endsOn: string }
const labels = {
  name: 'Name',
  cadence: 'Repeats',
  startsOn: 'First day',
  endsOn: 'Last day',
} as const

/** Keeps the entry on the page as a template: a new one, or the one that it began with. */
export function TemplateDialog({
  template,
  content,
  onClose,
}: {
  readonly template: JournalTemplateView | undefined
  /** Undefined closes it. */
  readonly content: TemplateContent | undefined
  readonly onClose: () => void
}) {
  const { today } = useBusiness()
  const { form, problem, save } = useTemplateForm({ template, content, onClose })
  const { register, control, formState } = form
  const { errors, isSubmitting } = formState
  const cadence = useWatch({ control, name: 'cadence' })
  return (
    <Dialog
      open={content !== undefined}
      title={template ? `Save ${template.name}` : 'Save as template'}
      onClose={onClose}
      onSubmit={save}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" kind="primary" pending={isSubmitting}>
            Save template
          </Button>
        </>
      }
    >
      <div className="grid gap-4 text-text">
        {problem && <ProblemNotice problem={problem} reassurance="What you typed is still here." />}
        <TextField
          label={labels.name}
          maxLength={120}
          error={errors.name?.message}
          {...register('name', { required: 'Give it a name.' })}
        />
        <SelectField
          label={labels.cadence}
          options={[
            { value: 'never', label: 'Never, it is used by hand' },
            ...cadences.map((value) => ({ value, label: cadenceWords[value] })),
          ]}
          {...register('cadence')}
        />
        {cadence !== 'never' && (
          <div className="grid gap-4 md:grid-cols-2">
            {(['startsOn', 'endsOn'] as const).map((name) => (
              <Controller
                key={name}
                control={control}
                name={name}
                rules={name === 'startsOn' ? { required: 'Write a day.' } : {}}
                render={({ field, fieldState }) => (
                  <DateField
                    label={labels[name]}
                    optional={name === 'endsOn'}
                    value={field.value}
                    onChange={field.onChange}
                    today={today}
                    error={fieldState.error?.message}
                  />
                )}
              />
            ))}
          </div>
        )}
      </div>
    </Dialog>
  )
}

function useTemplateForm({ template, content, onClose }: Parameters<typeof TemplateDialog>[0]) {
  const { business, today } = useBusiness()
  const client = useClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const [problem, setProblem] = useState<Problem>()
  const form = useForm<Values>({
    defaultValues: {
      name: template?.name ?? '',
      cadence: template?.recurrence?.cadence ?? 'never',
      startsOn: template?.recurrence?.startsOn ?? today,
      endsOn: template?.recurrence?.endsOn ?? '',
    },
  })
  const send = form.handleSubmit(async ({ name, cadence, startsOn, endsOn }) => {
    if (!content) return
    setProblem(undefined)
    const recurrence = cadence === 'never' ? null : { cadence, startsOn, endsOn: endsOn || null }
    const body = { ...content, name: name.trim(), recurrence }
    const options = { client, throwOnError: true } as const
    try {
      if (template) {
        const { id, version } = template
        await dataOf(
          reviseJournalTemplate({ ...options, path: { id }, body: { ...body, version } }),
        )
      } else {
        const headers = { 'idempotency-key': keyFor(body) }
        await dataOf(createJournalTemplate({ ...options, body, headers }))
      }
      toast(`${body.name} is kept`)
      onClose()
      router.push(businessHref(business.slug, '/journals/templates'))
      router.refresh()
    } catch (error) {
      setProblem(placeProblem(error, labels, form.setError))
    }
  })
  return { form, problem, save: () => void send() }
}
