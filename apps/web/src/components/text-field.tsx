'use client'
import { useState } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '#lib/classes.ts'
import type { FieldProps } from './field.tsx'
import { Field, useFieldIds } from './field.tsx'

export type InputBoxProps = ComponentProps<'input'> & {
  /** An icon or unit before or after what is typed. */
  readonly start?: ReactNode
  readonly end?: ReactNode
  /** Aligns to the end, as figures do. */
  readonly numeric?: boolean | undefined
  readonly boxClassName?: string | undefined
}

/** The bare box of a text input, for places that bring their own label: cells, toolbars. */
export function InputBox({ start, end, numeric, boxClassName, id, ...input }: InputBoxProps) {
  const ids = useFieldIds(id)
  return (
    <span className={classes('input', numeric && 'input-num', boxClassName)}>
      {start}
      <input type="text" {...ids} {...input} />
      {end}
    </span>
  )
}

type TextFieldProps = FieldProps & InputBoxProps

/** One line of text. Takes react-hook-form's `register(name)` as it is. */
export function TextField({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  ...input
}: TextFieldProps) {
  const field = { label, optional, help, error, aside, hideLabel, id: input.id }
  return (
    <Field {...field}>
      <InputBox {...input} />
    </Field>
  )
}

/** A password, with a button that shows it. */
export function PasswordField(props: TextFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <TextField
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      type={shown ? 'text' : 'password'}
      end={
        <button
          type="button"
          className="-me-1 flex-none rounded-input px-1 text-sm text-link hover:underline"
          aria-pressed={shown}
          aria-label="Show password"
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Show'}
        </button>
      }
    />
  )
}
