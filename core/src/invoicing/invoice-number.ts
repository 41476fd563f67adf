import { assert } from '../errors/index.ts'
import { invoiceErrors } from './invoice-errors.ts'

/** How numbers of one series look. `yearLabel` is the fiscal year's, so each year counts from 1. */
export type NumberSeries = {
  /** Holds `{year}` and `{number}`, e.g. `INV-{year}-{number}`. */
  readonly pattern: string
  /** The number is padded to this many digits and grows beyond. */
  readonly digits: number
  readonly yearLabel: string
}

export const invoiceNumberPattern = 'INV-{year}-{number}'
export const invoiceNumberDigits = 4

/** The n-th number of a series (n from 1): `INV-2026-0001`. */
export function invoiceNumber(series: NumberSeries, n: number): string {
  assert(Number.isSafeInteger(n) && n > 0, 'numbers count from 1')
  return checkedNumberPattern(series.pattern)
    .replace('{year}', series.yearLabel)
    .replace('{number}', String(n).padStart(series.digits, '0'))
}

/**
 * The pattern itself, or throws `invoice.number_pattern`: without the year, two fiscal years would
 * share numbers.
 */
export function checkedNumberPattern(pattern: string): string {
  const isUsable =
    pattern.length <= 40 &&
    pattern.split('{year}').length === 2 &&
    pattern.split('{number}').length === 2
  if (!isUsable) throw invoiceErrors.numberPattern()
  return pattern
}
