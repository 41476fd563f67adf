import { LocalDate } from '@smb/core/time'
import { useBusiness } from '#components/business-context.tsx'
import { Button } from '#components/button.tsx'
import { DateField } from '#components/date-field.tsx'
import { formatDate } from '#lib/format/date.ts'

/** The day on which an accrual is undone, for the few entries that are one. */
export function UndoOn({
  date,
  value,
  denied,
  onChange,
}: {
  /** The date of the entry itself. */
  readonly date: string
  readonly value: string | undefined
  /** Why nothing may be posted. */
  readonly denied: string | undefined
  readonly onChange: (day: string | undefined) => void
}) {
  const { today } = useBusiness()
  if (value === undefined)
    return (
      <div>
        <Button
          size="sm"
          disabledReason={denied}
          onClick={() => onChange(firstOfNextMonth(date || today))}
        >
          Undo on a later day
        </Button>
      </div>
    )
  return (
    <div className="grid gap-3 md:grid-cols-[180px_auto_1fr] md:items-end">
      <DateField
        label="Undo on"
        value={value}
        onChange={onChange}
        today={today}
        error={undoFault(date, value)}
      />
      <Button onClick={() => onChange(undefined)}>Do not undo</Button>
      <p className="text-sm text-text-2 md:pb-2">
        A second entry with the sides exchanged is posted with this one.
      </p>
    </div>
  )
}

/** Why the day of undoing does not do; undefined where it does, or none is asked for. */
export function undoFault(date: string, undoOn: string | undefined): string | undefined {
  if (undoOn === undefined || undoOn > date) return undefined
  if (undoOn === '') return 'Write the day on which the entry is undone.'
  return `The entry is undone after ${formatDate(date)}.`
}

/** Accruals are usually undone on the first day of the month after. */
const firstOfNextMonth = (date: string): string =>
  LocalDate.addMonths(LocalDate.startOfMonth(LocalDate.from(date)), 1)
