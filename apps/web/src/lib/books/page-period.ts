import 'server-only'
import { businessBySlug } from '#lib/account.ts'
import { todayIn } from '#lib/format/date.ts'
import type { ChosenPeriod, SearchParams } from './chosen-period.ts'
import { chosenPeriod, closedPeriod } from './chosen-period.ts'
import type { FiscalFrame, Period, PeriodName } from './fiscal-periods.ts'

/** What periods of a business count from, for the request that is being rendered. */
export async function fiscalFrame(slug: string): Promise<FiscalFrame> {
  const business = await businessBySlug(slug)
  // The layout shows the refusal where there is no business; any frame will do until then.
  return {
    today: todayIn(business?.timeZone ?? 'UTC'),
    fiscalYearStartMonth: business?.fiscalYearStartMonth ?? 1,
  }
}

/** The period that the address of a page asks for. */
export async function pagePeriod(
  slug: string,
  params: SearchParams,
  usual: PeriodName | 'all',
): Promise<ChosenPeriod> {
  return chosenPeriod(params, await fiscalFrame(slug), usual)
}

/** The same for a report, which always has a first and a last day. */
export async function reportPeriod(
  slug: string,
  params: SearchParams,
  usual: PeriodName,
): Promise<ChosenPeriod & Period> {
  const frame = await fiscalFrame(slug)
  const chosen = chosenPeriod(params, frame, usual)
  return { ...chosen, ...closedPeriod(chosen, frame) }
}
