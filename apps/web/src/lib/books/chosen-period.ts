import { LocalDate, fiscalYearOf } from '@smb/core/time'
import type { FiscalFrame, Period, PeriodName } from './fiscal-periods.ts'
import { isPeriodName, namedPeriod } from './fiscal-periods.ts'

/** The query of an address, as Next hands it to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>

/** One value of the query; undefined when it is missing or given more than once. */
export function one(params: SearchParams, key: string): string | undefined {
  const value = params[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A date of the query; undefined when it is missing or none. */
export function dateParam(params: SearchParams, key: string): LocalDate | undefined {
  const value = one(params, key)
  return value !== undefined && LocalDate.is(value) ? value : undefined
}

/** What an address asks for: a named period, or days of its own. A missing end is open. */
export type ChosenPeriod = {
  readonly name: PeriodName | 'all' | 'dates'
  readonly from: LocalDate | undefined
  readonly to: LocalDate | undefined
}

/**
 * Reads `period`, or `from` and `to`, which win. What cannot be understood is as if it were missing, and then
 * the page's own `usual` period holds.
 */
export function chosenPeriod(
  params: SearchParams,
  frame: FiscalFrame,
  usual: PeriodName | 'all',
): ChosenPeriod {
  const [from, to] = [dateParam(params, 'from'), dateParam(params, 'to')]
  if (from || to) return { name: 'dates', from, to }
  const asked = one(params, 'period')
  const name = isPeriodName(asked) || asked === 'all' ? asked : usual
  return name === 'all'
    ? { name, from: undefined, to: undefined }
    : { name, ...namedPeriod(name, frame) }
}

/** Both ends of what was chosen: from the start of the fiscal year where it is open, to today. */
export function closedPeriod({ from, to }: ChosenPeriod, frame: FiscalFrame): Period {
  const today = LocalDate.from(frame.today)
  const last = to ?? (from ? LocalDate.max(from, today) : today)
  return { from: from ?? fiscalYearOf(last, frame.fiscalYearStartMonth).start, to: last }
}
