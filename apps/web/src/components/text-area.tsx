'use client'
import type { ComponentProps } from 'react'
import { classes } from '#lib/classes.ts'
import type { FieldProps } from './field.tsx'
import { Field, useFieldIds } from './field.tsx'

type TextAreaProps = FieldProps & ComponentProps<'textarea'>

/** Several lines of text. Takes `register(name)` as it is. */
export function TextArea({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  ...area
}: TextAreaProps) {
  const field = { label, optional, help, error, aside, hideLabel, id: area.id }
  return (
    <Field {...field}>
      <TextAreaBox {...area} />
    </Field>
  )
}

function TextAreaBox({ className, id, rows = 3, ...area }: ComponentProps<'textarea'>) {
  const ids = useFieldIds(id)
  return <textarea className={classes('input', className)} rows={rows} {...ids} {...area} />
}
