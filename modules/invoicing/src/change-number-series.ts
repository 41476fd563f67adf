import { assert } from '@smb/core/errors'
import type {
  NumberSeriesView,
  RaiseNextNumber,
  ReviseNumberSeries,
  SeriesName,
} from '@smb/core/invoicing'
import { checkedNumberFormat, everLabel, numberSeriesErrors, numberText } from '@smb/core/invoicing'
import { fiscalYearOf } from '@smb/core/time'
import { recordAudit } from '@smb/audit'
import type { ReadTx, Tx } from '@smb/platform/db'
import type { NumberSeries } from './number-series-repository.ts'
import {
  counterOf,
  insertRaise,
  isNumberTaken,
  listNumberSeries,
  lockCounter,
  saveNumberFormat,
} from './number-series-repository.ts'

/** How each series is numbered, and what its next number would be today. */
export async function numberSeriesViews(tx: ReadTx): Promise<NumberSeriesView[]> {
  const series = await listNumberSeries(tx)
  return series.map((each) => viewOf(each, yearOf(tx)))
}

const yearOf = (tx: ReadTx): string => fiscalYearOf(tx.today, tx.fiscalYearStartMonth).label

function viewOf(series: NumberSeries, year: string): NumberSeriesView {
  const { counters, ...format } = series
  const counter = counterOf(series, year)
  const nextNumber = (counters.get(counter) ?? 0) + 1
  return { ...format, counter, nextNumber, sample: numberText(format, year, nextNumber) }
}

async function seriesNamed(tx: ReadTx, name: SeriesName): Promise<NumberSeries> {
  const found = (await listNumberSeries(tx)).find(({ series }) => series === name)
  assert(found, 'every series is listed')
  return found
}

/**
 * Decides how the next numbers look. Given numbers stay as they are (rule 26). Where counting begins to restart with the
 * year, or ceases to, the count goes on from where it was. Throws `number_series.pattern`, `.pattern_year`,
 * `.number_in_use`, `.changed_meanwhile`.
 */
export async function reviseNumberSeries(
  tx: Tx,
  name: SeriesName,
  change: ReviseNumberSeries,
): Promise<NumberSeriesView> {
  const { version, ...format } = change
  checkedNumberFormat(format)
  const before = await seriesNamed(tx, name)
  if (!(await saveNumberFormat(tx, name, { ...format, version }))) {
    throw numberSeriesErrors.changedMeanwhile(viewOf(before, yearOf(tx)), change)
  }
  if (before.restartsYearly !== format.restartsYearly) await goOnCounting(tx, before)
  const after = await seriesNamed(tx, name)
  const view = viewOf(after, yearOf(tx))
  if (await isNumberTaken(tx, name, view.sample)) throw numberSeriesErrors.inUse(view.sample)
  await recordAudit(tx, {
    action: 'invoicing.numbers_revised',
    subject: tx.tenantId,
    details: { series: name, ...format },
  })
  return view
}

/** Brings the counter that is used from now on to where those before it have come; nobody counts on meanwhile. */
async function goOnCounting(tx: Tx, before: NumberSeries): Promise<void> {
  const { series } = before
  const isNowEver = before.restartsYearly
  const counter = isNowEver ? everLabel : yearOf(tx)
  const left = isNowEver ? [...before.counters.keys()] : [everLabel]
  let reached = 0
  for (const each of left.toSorted()) {
    const last = await lockCounter(tx, series, each)
    if (last > reached) reached = last
  }
  const last = await lockCounter(tx, series, counter)
  if (reached <= last) return
  const reason = isNowEver
    ? 'Numbers no longer restart with the year; the count goes on.'
    : 'Numbers restart with the year from the next one; the count of this year goes on.'
  await insertRaise(tx, { series, counter, from: last + 1, to: reached, reason })
}

/**
 * Leaves numbers out so that the next is the one given, for ever and with a reason. Throws `number_series.only_upwards`,
 * `.number_in_use`.
 */
export async function raiseNextNumber(
  tx: Tx,
  name: SeriesName,
  command: RaiseNextNumber,
): Promise<NumberSeriesView> {
  const { nextNumber, reason } = command
  const year = yearOf(tx)
  const format = await seriesNamed(tx, name)
  const counter = counterOf(format, year)
  const last = await lockCounter(tx, name, counter)
  if (nextNumber <= last + 1) throw numberSeriesErrors.onlyUpwards(last + 1)
  await insertRaise(tx, { series: name, counter, from: last + 1, to: nextNumber - 1, reason })
  const view = viewOf(await seriesNamed(tx, name), year)
  if (await isNumberTaken(tx, name, view.sample)) throw numberSeriesErrors.inUse(view.sample)
  await recordAudit(tx, {
    action: 'invoicing.next_number_raised',
    subject: tx.tenantId,
    details: { series: name, counter, from: last + 1, to: nextNumber },
  })
  return view
}
