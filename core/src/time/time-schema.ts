import { z } from 'zod'
import { LocalDate } from './local-date.ts'

/** `2026-01-31` on the wire; a day that does not exist is refused. */
export const LocalDateWire = z.string().refine((text) => LocalDate.is(text), {
  error: 'must be a date such as 2026-01-31',
  params: { code: 'date.malformed' },
})

/** A date as it goes out. */
export const LocalDateView = z.string().meta({ format: 'date' })

/** A moment as it goes out, ISO 8601 in UTC. */
export const InstantView = z.string().meta({ format: 'date-time' })
