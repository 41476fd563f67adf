import type { JournalTemplateView } from '@smb/core/ledger'
import { LocalDate } from '@smb/core/time'
import { formatDate } from '#lib/format/date.ts'

type Recurrence = NonNullable<JournalTemplateView['recurrence']>

export const cadenceWords = {
  weekly: 'Every week',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  yearly: 'Every year',
} as const satisfies Record<Recurrence['cadence'], string>

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const lastDayMin = 29

/** “Every month on the 31st, or the last day, until 31 Dec 2026”. */
export function recurrenceWords({ cadence, startsOn, endsOn }: Recurrence): string {
  const until = endsOn === null ? '' : `, until ${formatDate(endsOn)}`
  return `${cadenceWords[cadence]} ${dayWords(cadence, LocalDate.from(startsOn))}${until}`
}

function dayWords(cadence: Recurrence['cadence'], startsOn: LocalDate): string {
  if (cadence === 'weekly') return `on ${weekdays[LocalDate.weekday(startsOn) - 1]}`
  if (cadence === 'yearly') return `on ${formatDate(startsOn).replace(/ \d{4}$/, '')}`
  const { day } = LocalDate.parts(startsOn)
  return `on the ${ordinal(day)}${day >= lastDayMin ? ', or the last day' : ''}`
}

function ordinal(day: number): string {
  const isTeen = day >= 11 && day <= 13
  return `${day}${(isTeen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10]) ?? 'th'}`
}
