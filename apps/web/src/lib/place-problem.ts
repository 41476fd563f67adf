import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import type { Problem } from './problem.ts'
import { fieldOf, problemFrom } from './problem.ts'

/** The API speaks in half sentences (“is already registered”); a field shows a whole one. */
const sentence = (message: string): string => {
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/**
 * Puts the issues of a refusal beside their fields and moves to the first. Returns the problem when some of
 * it belongs to no field, to be shown above the form; undefined when all of it found its place.
 */
export function placeProblem<Values extends FieldValues>(
  error: unknown,
  fields: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): Problem | undefined {
  const problem = problemFrom(error)
  const placed = problem.issues.filter((issue) => fields.some((field) => field === fieldOf(issue)))
  placed.forEach((issue, index) => {
    const field = fieldOf(issue) as FieldPath<Values>
    const message = sentence(issue.message)
    setError(field, { type: 'server', message }, { shouldFocus: index === 0 })
  })
  return placed.length > 0 && placed.length === problem.issues.length ? undefined : problem
}
