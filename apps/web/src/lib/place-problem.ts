import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import { withReadableDates } from './format/readable-dates.ts'
import type { Problem } from './problem.ts'
import { fieldOf, problemFrom } from './problem.ts'

/** The API names a field by its path and goes on in half a sentence: “E-mail” + “is already registered”. */
function sentence(label: string, message: string): string {
  const text = /^[a-z]/.test(message) ? `${label} ${message}` : message
  return withReadableDates(/[.!?]$/.test(text) ? text : `${text}.`)
}

/**
 * Puts the issues of a refusal beside their fields and moves to the first. `labels` are the fields of the
 * form and what they are called. Returns the problem when some of it belongs to no field, to be shown above
 * the form; undefined when all of it found its place.
 */
export function placeProblem<Values extends FieldValues>(
  error: unknown,
  labels: Readonly<Partial<Record<FieldPath<Values>, string>>>,
  setError: UseFormSetError<Values>,
): Problem | undefined {
  const problem = problemFrom(error)
  const placed = problem.issues.filter((issue) => fieldOf(issue) in labels)
  placed.forEach((issue, index) => {
    const field = fieldOf(issue) as FieldPath<Values>
    const message = sentence(labels[field] ?? '', issue.message)
    setError(field, { type: 'server', message }, { shouldFocus: index === 0 })
  })
  return placed.length > 0 && placed.length === problem.issues.length ? undefined : problem
}
