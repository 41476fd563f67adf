'use client'
import { revisePaperSettings } from '@smb/api-client'
import type { PaperSettings } from '@smb/api-client'
import { contrastOnPaper } from '@smb/core/invoicing'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { Banner } from '#components/banner.tsx'
import { Button } from '#components/button.tsx'
import { useClient, usePermission } from '#components/business-context.tsx'
import { Card, CardBody, CardFoot, CardHead } from '#components/card.tsx'
import { ProblemNotice } from '#components/problem-notice.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { placeProblem } from '#lib/place-problem.ts'
import type { Problem } from '#lib/problem.ts'
import { toast } from '#lib/toast-store.ts'
import { AccentField } from './accent-field.tsx'
import type { PaperValues } from './paper-values.ts'
import { paperValues } from './paper-values.ts'

const labels = {
  paymentTermsDays: 'Payment terms',
  language: 'Language',
  accent: 'Colour',
  note: 'Note on new invoices',
  footer: 'Footer of every page',
} as const

const denied = 'Changing these needs an owner or an accountant.'
const colour = /^(#[0-9a-fA-F]{6})?$/

const accentRule = (accent: string): string | true => {
  if (!colour.test(accent)) return 'Write a colour such as #1D4ED8, or leave it empty.'
  if (accent === '' || contrastOnPaper(accent) >= 4.5) return true
  return 'Too pale to be read on white paper. Choose a darker one.'
}

/** What new invoices start from, and how every paper to a customer looks. */
export function PapersForm({ settings }: { readonly settings: PaperSettings }) {
  const mayWrite = usePermission('business:write')
  const { form, problem, isStale, save } = usePapersForm(settings)
  const { register, formState } = form
  const { errors, isDirty, isSubmitting } = formState
  const reason = mayWrite ? (isDirty ? undefined : 'Nothing has changed yet.') : denied
  return (
    <form noValidate onSubmit={save}>
      <Card>
        <CardHead title="Papers" aside="Invoices, credit notes, statements" />
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
          <p className="text-sm text-text-2">
            Changes hold for papers that are issued from now on. What was issued prints again as it
            was.
          </p>
          <fieldset disabled={!mayWrite} className="grid items-start gap-4 md:grid-cols-2">
            <legend className="sr-only">Papers</legend>
            <TextField
              label={labels.paymentTermsDays}
              inputMode="numeric"
              numeric
              end={<span className="text-sm text-text-3">days</span>}
              help="Of new customers; 0 for at once."
              error={errors.paymentTermsDays?.message}
              {...register('paymentTermsDays', {
                pattern: { value: /^\d{1,3}$/, message: 'Write a number of days from 0 to 365.' },
                max: { value: 365, message: 'At most 365 days.' },
                required: 'Write the days, 0 for at once.',
              })}
            />
            <SelectField
              label={labels.language}
              options={[
                { value: 'en', label: 'English' },
                { value: 'fr', label: 'French' },
              ]}
              help="A customer may have another."
              error={errors.language?.message}
              {...register('language')}
            />
            <div className="md:col-span-2">
              <AccentField
                label={labels.accent}
                form={form}
                rule={accentRule}
                error={errors.accent?.message}
              />
            </div>
            <TextArea
              label={labels.note}
              optional
              rows={4}
              help="Each invoice may say something else."
              error={errors.note?.message}
              {...register('note', {
                maxLength: { value: 4000, message: 'At most 4,000 letters.' },
              })}
            />
            <TextArea
              label={labels.footer}
              optional
              rows={4}
              help="Bank details, registration, what the law asks for."
              error={errors.footer?.message}
              {...register('footer', {
                maxLength: { value: 600, message: 'At most 600 letters.' },
              })}
            />
          </fieldset>
        </CardBody>
        <CardFoot>
          <span role="status" className="me-auto self-center text-sm text-text-3">
            {reason}
          </span>
          <Button type="submit" kind="primary" pending={isSubmitting} disabledReason={reason}>
            Save papers
          </Button>
        </CardFoot>
      </Card>
    </form>
  )
}

function usePapersForm(settings: PaperSettings) {
  const client = useClient()
  const router = useRouter()
  const [problem, setProblem] = useState<Problem>()
  const [isStale, setStale] = useState(false)
  const form = useForm<PaperValues>({ defaultValues: paperValues(settings) })
  const send = form.handleSubmit(async (values) => {
    setProblem(undefined)
    const { language, accent, note, footer } = values
    const paymentTermsDays = Number(values.paymentTermsDays)
    const body = { language, accent, note, footer, paymentTermsDays, version: settings.version }
    try {
      await dataOf(revisePaperSettings({ client, throwOnError: true, body }))
      form.reset(values)
      toast('Papers saved')
      router.refresh()
    } catch (error) {
      const left = placeProblem(error, labels, form.setError)
      const isConflict = left?.code === 'paper.changed_meanwhile'
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
