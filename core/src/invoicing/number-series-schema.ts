import { z } from 'zod'
import { InstantView, LocalDateView } from '../time/index.ts'
import { numberDigitsMax, numberPatternMax, seriesNames } from './invoice-number.ts'

/** No counter goes beyond. */
export const seriesNumberMax = 999_999_999

const format = {
  pattern: z.string().min(1).max(numberPatternMax),
  digits: z.number().int().min(1).max(numberDigitsMax),
  restartsYearly: z.boolean(),
}
const Version = z.number().int().min(0)

export const SeriesParams = z.object({ series: z.enum(seriesNames) })

/** How the next numbers look; what was given stays as it is. `version` is 0 where nobody has decided yet. */
export const ReviseNumberSeriesBody = z.strictObject({ ...format, version: Version })
export type ReviseNumberSeries = z.output<typeof ReviseNumberSeriesBody>

/** Leaves numbers out, for ever and with a reason. */
export const RaiseNextNumberBody = z.strictObject({
  nextNumber: z.number().int().min(1).max(seriesNumberMax),
  reason: z.string().trim().min(1, 'Say why numbers are left out.').max(500),
})
export type RaiseNextNumber = z.output<typeof RaiseNextNumberBody>

export const NumberSeriesView = z
  .object({
    series: z.enum(seriesNames),
    ...format,
    /** The counter that a document of today takes its number from: a fiscal year, or `all`. */
    counter: z.string(),
    nextNumber: z.number().int(),
    /** The next number as it will be printed. */
    sample: z.string(),
    version: Version,
  })
  .meta({ id: 'NumberSeries' })
export type NumberSeriesView = z.infer<typeof NumberSeriesView>

const Range = z.object({ from: z.number().int(), to: z.number().int() })

/** Numbers that were left out on purpose. */
export const NumberRaiseView = Range.extend({
  reason: z.string(),
  at: InstantView,
  /** Null once the person is erased. */
  byName: z.string().nullable(),
})
export type NumberRaiseView = z.infer<typeof NumberRaiseView>

/** One counter: what it gave, and whether every number of it is there. */
export const NumberCounterView = z.object({
  series: z.enum(seriesNames),
  /** The fiscal year, or `all` where numbers do not restart. */
  counter: z.string(),
  first: z.number().int().nullable(),
  last: z.number().int(),
  /** Documents that have a number of this counter, void ones too. */
  count: z.number().int(),
  /** Numbers that no document has and nobody explained; empty as it must be. */
  missing: z.array(Range),
  raises: z.array(NumberRaiseView),
  voidedCount: z.number().int(),
  /** The latest of them. */
  voided: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      voidedOn: LocalDateView,
      reason: z.string(),
    }),
  ),
})
export type NumberCounterView = z.infer<typeof NumberCounterView>

export const NumberReportView = z
  .object({ counters: z.array(NumberCounterView) })
  .meta({ id: 'NumberReport' })
export type NumberReportView = z.infer<typeof NumberReportView>
