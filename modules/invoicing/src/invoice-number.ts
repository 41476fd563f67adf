import { assert } from '@smb/core/errors'
import {
  creditNoteNumberPattern,
  invoiceNumber,
  invoiceNumberDigits,
  invoiceNumberPattern,
} from '@smb/core/invoicing'
import type { LocalDate } from '@smb/core/time'
import { fiscalYearOf } from '@smb/core/time'
import type { Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

// A new year looks like the year before it.
const take = `insert into invoicing.number_series as s (series, year_label, pattern, digits, last_number)
select $4, $1, coalesce(before.pattern, $2), coalesce(before.digits, $3::smallint), 1
  from (values (1)) as one left join lateral (
    select pattern, digits from invoicing.number_series where series = $4 order by year_label desc limit 1) before on true
    on conflict (tenant_id, series, year_label) do update set last_number = s.last_number + 1
returning pattern, digits, last_number`

const patterns = { invoice: invoiceNumberPattern, credit_note: creditNoteNumberPattern } as const

/**
 * The next number of the series in the fiscal year in which the date lies (rules 25, 49). The series stays locked until the
 * transaction ends: a refusal after this gives the number back, and numbers are consecutive in order of commit.
 */
export async function takeNextNumber(
  tx: Tx,
  date: LocalDate,
  series: keyof typeof patterns = 'invoice',
): Promise<string> {
  const { label } = fiscalYearOf(date, tx.fiscalYearStartMonth)
  const [row] = await statement<{ pattern: string; digits: number; last_number: number }>(tx, {
    name: 'take-number',
    text: take,
    values: [label, patterns[series], invoiceNumberDigits, series],
  })
  assert(row, 'a series always gives a number')
  const { pattern, digits, last_number } = row
  return invoiceNumber({ pattern, digits, yearLabel: label }, last_number)
}
