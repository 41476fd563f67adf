'use client'
import { useId } from 'react'

type Option<V extends string> = {
  readonly value: V
  readonly label: string
  readonly help: string
  readonly example: string
}

/** One of a few, each explained and with an example in figures. */
export function PolicyChoice<V extends string>({
  legend,
  name,
  options,
  value,
  disabled,
  onChange,
}: {
  readonly legend: string
  readonly name: string
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly disabled: boolean
  readonly onChange: (value: V) => void
}) {
  const id = useId()
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-2 text-sm font-medium">{legend}</legend>
      <div className="grid gap-3 md:grid-cols-2">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex cursor-pointer items-start gap-2.5 rounded-card border border-border p-3 has-checked:border-primary has-disabled:cursor-not-allowed"
          >
            <input
              type="radio"
              className="check mt-0.5 flex-none rounded-full!"
              name={`${id}-${name}`}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              aria-describedby={`${id}-${option.value}`}
            />
            <span className="min-w-0">
              {option.label}
              <span id={`${id}-${option.value}`} className="mt-0.5 block text-sm text-text-3">
                {option.help}
                <span className="mt-1.5 block text-text-2">{option.example}</span>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
