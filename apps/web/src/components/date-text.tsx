import { daysLate, formatDate, formatInstant, fromToday } from '#lib/format/date.ts'
import { classes } from '#lib/classes.ts'

/** A date of the books: `18 Nov 2026`; with `near` (ISO) the year is left out where it is the same. */
export function DateText({
  date,
  near,
  className,
}: {
  readonly date: string
  readonly near?: string
  readonly className?: string
}) {
  return (
    <time dateTime={date} className={classes('whitespace-nowrap', className)}>
      {formatDate(date, near === undefined ? {} : { near })}
    </time>
  )
}

/** A due date with how far it is: `24 Nov in 6 days`, `9 Nov 9 days late` (red only when unpaid). */
export function DueDateText({
  date,
  today,
  open = true,
}: {
  readonly date: string
  readonly today: string
  /** False once paid or void: then only the date matters. */
  readonly open?: boolean
}) {
  const late = open ? daysLate(date, today) : undefined
  const near = fromToday(date, today)
  const isSoon = open && !late && /^(today|tomorrow|in [2-7] days)$/.test(near)
  return (
    <span className={classes('whitespace-nowrap', !open && 'text-text-2')}>
      <DateText date={date} near={today} />
      {late && <span className="ms-1.5 text-xs text-danger">{late}</span>}
      {isSoon && <span className="ms-1.5 text-xs text-text-3">{near}</span>}
    </span>
  )
}

/** A moment in the business's time zone: `16 Nov 2026, 10:22`. */
export function InstantText({
  instant,
  timeZone,
}: {
  readonly instant: string
  readonly timeZone: string
}) {
  return (
    <time dateTime={instant} className="whitespace-nowrap">
      {formatInstant(instant, timeZone)}
    </time>
  )
}
