'use client'
import type { ComponentProps } from 'react'
import { ChevronDown } from 'lucide-react'
import { classes } from '#lib/classes.ts'
import type { FieldProps } from './field.tsx'
import { Field, useFieldIds } from './field.tsx'

export type SelectOption = {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
  /** A heading that it stands under; options of one group follow one another. */
  readonly group?: string | undefined
}

type SelectFieldProps = FieldProps &
  ComponentProps<'select'> & {
    readonly options: readonly SelectOption[]
    /** Shown while nothing is chosen; leave it out where something always is. */
    readonly placeholder?: string
  }

/** A short list to choose from, up to about 15, as the browser draws it; a longer one is a Combobox. */
export function SelectField({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  options,
  placeholder,
  ...select
}: SelectFieldProps) {
  const field = { label, optional, help, error, aside, hideLabel, id: select.id }
  return (
    <Field {...field}>
      <SelectBox {...select}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {[...Map.groupBy(options, ({ group }) => group)].map(([group, members]) =>
          group === undefined ? (
            members.map(optionOf)
          ) : (
            <optgroup key={group} label={group}>
              {members.map(optionOf)}
            </optgroup>
          ),
        )}
      </SelectBox>
    </Field>
  )
}

const optionOf = ({ value, label, disabled }: SelectOption) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)

function SelectBox({ id, className, ...select }: ComponentProps<'select'>) {
  const ids = useFieldIds(id)
  return (
    <span className={classes('input', className)}>
      <select {...ids} {...select} />
      <ChevronDown size={16} aria-hidden className="pointer-events-none -ms-6" />
    </span>
  )
}
