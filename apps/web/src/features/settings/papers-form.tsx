'use client'
import { revisePaperSettings } from '@smb/api-client'
import type { PaperSettings } from '@smb/api-client'
import { contrastOnPaper } from '@smb/core/invoicing'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useClient, usePermission } from '#components/business-context.tsx'
import { SelectField } from '#components/select-field.tsx'
import { TextArea } from '#components/text-area.tsx'
import { TextField } from '#components/text-field.tsx'
import { dataOf } from '#lib/api-client.ts'
import { toast } from '#lib/toast-store.ts'
import { AccentField } from './accent-field.tsx'
import type { PaperValues } from './paper-values.ts'
import { paperValues } from './paper-values.ts'
import { SettingsForm, useSettingsSave } from './settings-form.tsx'

const labels = {
  paymentTermsDays: 'Payment terms',
  language: 'Language',
  accent: 'Colour',
  note: 'Note on new invoices',
  footer: 'Footer of every page',
} as const

const colour = /^(#[0-9a-fA-F]{6})?$/

const accentRule = (accent: string): string | true => {
  if (!colour.test(accent)) return 'Write a colour such as #1D4ED8, or leave it empty.'
  if (accent === '' || contrastOnPaper(accent) >= 4.5) return true
  return 'Too pale to be read on white paper. Choose a darker one.'
}

/** What new invoices start from, and how every paper to a customer looks. */
export function PapersForm({ settings }: { readonly settings: PaperSettings }) {
  const mayWrite = usePermission('business:write')
  const { form, problem, isStale, onSave } = usePapersForm(settings)
  const { register, formState } = form
  const { errors, isDirty, isSubmitting } = formState
  return (
    <SettingsForm
      title="Papers"
      aside="Invoices, credit notes, statements"
      saveLabel="Save papers"
      {...{ isDirty, isSubmitting, isStale, problem, onSave }}
    >
      <p className="text-sm text-text-2">
        Changes hold for papers that are issued from now on. What was issued prints again as it was.
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
    </SettingsForm>
  )
}

function usePapersForm(settings: PaperSettings) {
  const client = useClient()
  const router = useRouter()
  const form = useForm<PaperValues>({ defaultValues: paperValues(settings) })
  const saving = useSettingsSave(form, {
    labels,
    staleCode: 'paper.changed_meanwhile',
    save: async (values) => {
      const { language, accent, note, footer } = values
      const paymentTermsDays = Number(values.paymentTermsDays)
      const body = { language, accent, note, footer, paymentTermsDays, version: settings.version }
      await dataOf(revisePaperSettings({ client, throwOnError: true, body }))
      form.reset(values)
      toast('Papers saved')
      router.refresh()
    },
  })
  return { form, ...saving }
}
