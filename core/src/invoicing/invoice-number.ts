import { assert } from '../errors/index.ts'
import { numberSeriesErrors } from './number-series-errors.ts'

/** What has numbers of its own. */
export const seriesNames = ['invoice', 'credit_note'] as const
export type SeriesName = (typeof seriesNames)[number]

/** How the numbers of one series look. */
export type NumberFormat = {
  /** Holds `{number}` and mostly `{year}`, e.g. `INV-{year}-{number}`. */
  readonly pattern: string
  /** The number is padded to this many digits and grows beyond. */
  readonly digits: number
  /** True: each fiscal year counts from 1. False: one count for ever. */
  readonly restartsYearly: boolean
}

/** How numbers look where the business has not decided. */
export const numberFormats: Readonly<Record<SeriesName, NumberFormat>> = {
  invoice: { pattern: 'INV-{year}-{number}', digits: 4, restartsYearly: true },
  credit_note: { pattern: 'CN-{year}-{number}', digits: 4, restartsYearly: true },
}

export const numberPatternMax = 40
export const numberDigitsMax = 9

/** The counter of a series whose numbers do not restart; those of a year are labelled by it. */
export const everLabel = 'all'

/** The n-th number (from 1) in the fiscal year of that label: `INV-2026-0001`. Throws as {@link checkedNumberFormat}. */
export function numberText(format: NumberFormat, yearLabel: string, n: number): string {
  assert(Number.isSafeInteger(n) && n > 0, 'numbers count from 1')
  return checkedNumberFormat(format)
    .pattern.replace('{year}', yearLabel)
    .replace('{number}', String(n).padStart(format.digits, '0'))
}

const countOf = (pattern: string, part: string): number => pattern.split(part).length - 1

/**
 * The format itself. Throws `number_series.pattern` without exactly one `{number}`, `number_series.pattern_year` where
 * counts restart and nothing tells the years apart.
 */
export function checkedNumberFormat(format: NumberFormat): NumberFormat {
  const { pattern, restartsYearly } = format
  const rest = pattern.replace('{year}', '').replace('{number}', '')
  const isUsable =
    pattern.length <= numberPatternMax &&
    pattern === pattern.trim() &&
    countOf(pattern, '{number}') === 1 &&
    countOf(pattern, '{year}') <= 1 &&
    /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(rest) &&
    !/[{}]/.test(rest)
  if (!isUsable) throw numberSeriesErrors.pattern()
  if (restartsYearly && !pattern.includes('{year}')) throw numberSeriesErrors.patternYear()
  return format
}
