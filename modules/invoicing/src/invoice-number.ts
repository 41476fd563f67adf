import { assert } from '@smb/core/errors'
import type { SeriesName } from '@smb/core/invoicing'
import { everLabel, numberFormats, numberText } from '@smb/core/invoicing'
import type { LocalDate } from '@smb/core/time'
import { fiscalYearOf } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** A number with its place in the count that gave it. */
export type GivenNumber = {
  readonly text: string
  /** The fiscal year, or `all` where numbers do not restart. */
  readonly counter: string
  readonly n: number
}

// The format is locked against change until the commit: another holds from the next number on, and counts on from here.
const take = `with f as (
  select series, pattern, digits, restarts_yearly from invoicing.number_format where series = $1 for share)
insert into invoicing.number_series as s (series, year_label, pattern, digits, last_number)
select $1, case when coalesce(f.restarts_yearly, $5) then $2 else $6 end, coalesce(f.pattern, $3), coalesce(f.digits, $4::smallint), 1
  from (values (1)) as one left join f on f.series = $1
    on conflict (tenant_id, series, year_label) do update
       set last_number = s.last_number + 1, pattern = excluded.pattern, digits = excluded.digits
returning year_label, pattern, digits, last_number`

type Row = { year_label: string; pattern: string; digits: number; last_number: number }

/**
 * The next number of the series in the fiscal year in which the date lies (rules 25, 49). The series stays locked until the
 * transaction ends: a refusal after this gives the number back, and numbers are consecutive in order of commit.
 */
export async function takeNextNumber(
  tx: Tx,
  date: LocalDate,
  series: SeriesName = 'invoice',
): Promise<GivenNumber> {
  const { label } = fiscalYearOf(date, tx.fiscalYearStartMonth)
  const { pattern, digits, restartsYearly } = numberFormats[series]
  const [row] = await statement<Row>(tx, {
    name: 'take-number',
    text: take,
    values: [series, label, pattern, digits, restartsYearly, everLabel],
  })
  assert(row, 'a series always gives a number')
  const counter = row.year_label
  const format = { ...row, restartsYearly: counter !== everLabel }
  return { text: numberText(format, label, row.last_number), counter, n: row.last_number }
}
