import { LocalDate } from './local-date.ts'

export const cadences = ['weekly', 'monthly', 'quarterly', 'yearly'] as const
export type Cadence = (typeof cadences)[number]

/** How often something happens, from the first day to the last, both included; null goes on for ever. */
export type Recurrence = {
  readonly cadence: Cadence
  readonly startsOn: LocalDate
  readonly endsOn: LocalDate | null
}

const monthsOf = { monthly: 1, quarterly: 3, yearly: 12 } as const

/**
 * The day of that occurrence, the first being 0. Counted from the start each time, so that what begins on the 31st falls
 * on the last day of a shorter month and on the 31st again after it (rule 34). Null after the last day.
 */
export function occurrenceOn(recurrence: Recurrence, count: number): LocalDate | null {
  const { cadence, startsOn, endsOn } = recurrence
  const day =
    cadence === 'weekly'
      ? LocalDate.addDays(startsOn, 7 * count)
      : LocalDate.addMonths(startsOn, monthsOf[cadence] * count)
  return endsOn !== null && day > endsOn ? null : day
}

/** The first occurrence after that day; null where none is left. */
export function occurrenceAfter(recurrence: Recurrence, day: LocalDate): LocalDate | null {
  const { cadence, startsOn } = recurrence
  const passed = LocalDate.daysBetween(startsOn, day)
  if (passed < 0) return occurrenceOn(recurrence, 0)
  // No period has fewer days than this, so the count begins at or before the one that is looked for.
  const longest = { weekly: 7, monthly: 31, quarterly: 92, yearly: 366 }[cadence]
  for (let count = Math.floor(passed / longest); ; count += 1) {
    const next = occurrenceOn(recurrence, count)
    if (next === null || next > day) return next
  }
}

export function isSameRecurrence(a: Recurrence | null, b: Recurrence | null): boolean {
  return a?.cadence === b?.cadence && a?.startsOn === b?.startsOn && a?.endsOn === b?.endsOn
}
