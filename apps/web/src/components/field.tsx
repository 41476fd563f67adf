'use client'
import { createContext, useContext, useId } from 'react'
import type { ReactNode } from 'react'
import { CircleAlert } from 'lucide-react'

export type FieldProps = {
  /** What is asked for, in words. Never replaced by a placeholder. */
  readonly label: ReactNode
  /** Marks the few fields that may stay empty. */
  readonly optional?: boolean | undefined
  readonly help?: ReactNode
  /** What is wrong and how to fix it; takes the help's place. */
  readonly error?: string | undefined
  /** A link or button on the label's line. */
  readonly aside?: ReactNode
  /** Hides the label from sight where the surroundings say it: table cells, search. */
  readonly hideLabel?: boolean | undefined
}

/** What an input inside a Field takes over: spread it onto the element. */
export type FieldIds = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

const FieldContext = createContext<FieldIds | undefined>(undefined)

/** Ids of the surrounding Field; outside of one, only the id it is given. */
export function useFieldIds(id?: string): FieldIds {
  const own = useId()
  const field = useContext(FieldContext)
  return id ? { ...field, id } : (field ?? { id: own })
}

/** Label above, help below, error in place of help. Children use `useFieldIds`. */
export function Field({
  label,
  optional,
  help,
  error,
  aside,
  hideLabel,
  id,
  children,
}: FieldProps & { readonly id?: string | undefined; readonly children: ReactNode }) {
  const own = useId()
  const inputId = id ?? own
  const noteId = `${inputId}-note`
  const ids: FieldIds = {
    id: inputId,
    ...(error || help ? { 'aria-describedby': noteId } : {}),
    ...(error ? { 'aria-invalid': true as const } : {}),
  }
  return (
    <div className="grid min-w-0 content-start gap-1">
      <div className={hideLabel ? 'sr-only' : 'flex items-baseline justify-between gap-2'}>
        <label htmlFor={inputId} className="text-sm font-medium">
          {label}
          {optional && <span className="font-normal text-text-3"> optional</span>}
        </label>
        {aside}
      </div>
      <FieldContext value={ids}>{children}</FieldContext>
      {error ? (
        <p id={noteId} className="flex items-start gap-1 text-xs text-danger">
          <CircleAlert size={14} aria-hidden className="mt-px flex-none" />
          {error}
        </p>
      ) : (
        help && (
          <p id={noteId} className="text-xs text-text-3">
            {help}
          </p>
        )
      )}
    </div>
  )
}
