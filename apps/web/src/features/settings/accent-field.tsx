'use client'
import type { UseFormReturn } from 'react-hook-form'
import { TextField } from '#components/text-field.tsx'
import type { PaperValues } from './paper-values.ts'

const ink = '#14171A'
const isColour = (text: string): boolean => /^#[0-9a-fA-F]{6}$/.test(text)

/** A colour as text, with the browser's own chooser beside it. Empty prints in black. */
export function AccentField({
  label,
  form,
  rule,
  error,
}: {
  readonly label: string
  readonly form: UseFormReturn<PaperValues>
  readonly rule: (accent: string) => string | true
  readonly error: string | undefined
}) {
  const { register, setValue, watch } = form
  const accent = watch('accent')
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={label}
          optional
          autoComplete="off"
          placeholder="#1D4ED8"
          help="Of titles, lines and the amount due. Black where it is empty."
          error={error}
          {...register('accent', { validate: rule })}
        />
      </div>
      <label className="mt-6">
        <span className="sr-only">Choose the colour</span>
        <input
          type="color"
          className="input w-14 cursor-pointer p-1"
          value={isColour(accent) ? accent.toLowerCase() : ink.toLowerCase()}
          onChange={(event) =>
            setValue('accent', event.target.value.toUpperCase(), {
              shouldDirty: true,
              shouldValidate: true,
            })
          }
        />
      </label>
    </div>
  )
}
