'use client'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'

/** A tick box with its words beside it. */
export function CheckField({
  label,
  help,
  id,
  ...input
}: ComponentProps<'input'> & { readonly label: ReactNode; readonly help?: ReactNode }) {
  const own = useId()
  const inputId = id ?? own
  return (
    <div className="flex items-start gap-2">
      <input
        type="checkbox"
        className="check mt-0.5"
        id={inputId}
        aria-describedby={help ? `${inputId}-note` : undefined}
        {...input}
      />
      <label htmlFor={inputId}>
        {label}
        {help && (
          <span id={`${inputId}-note`} className="block text-xs text-text-3">
            {help}
          </span>
        )}
      </label>
    </div>
  )
}
