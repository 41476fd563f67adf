import type { NumberFormat, SeriesName } from '@smb/core/invoicing'
import { everLabel, numberFormats, seriesNames } from '@smb/core/invoicing'
import type { ReadTx, Tx } from '@smb/platform/db'
import { statement } from '@smb/platform/db'

/** How a series is numbered, and how far its counters have come. */
export type NumberSeries = NumberFormat & {
  readonly series: SeriesName
  readonly version: number
  /** The last number of each counter, given or left out. */
  readonly counters: ReadonlyMap<string, number>
}

type Row = {
  series: SeriesName
  pattern: string | null
  digits: number | null
  restarts_yearly: boolean | null
  version: number | null
  counters: Record<string, number> | null
}

/** Every series, whether or not anything was decided about it. */
export async function listNumberSeries(tx: ReadTx): Promise<NumberSeries[]> {
  const rows = await statement<Row>(tx, {
    name: 'number-series',
    text: `select n.series, f.pattern, f.digits, f.restarts_yearly, f.version,
        (select jsonb_object_agg(s.year_label, s.last_number) from invoicing.number_series s where s.series = n.series) as counters
      from unnest($1::text[]) with ordinality as n (series, at) left join invoicing.number_format f on f.series = n.series order by n.at`,
    values: [[...seriesNames]],
  })
  return rows.map((row) => {
    const house = numberFormats[row.series]
    return {
      series: row.series,
      pattern: row.pattern ?? house.pattern,
      digits: row.digits ?? house.digits,
      restartsYearly: row.restarts_yearly ?? house.restartsYearly,
      version: row.version ?? 0,
      counters: new Map(Object.entries(row.counters ?? {})),
    }
  })
}

/** The last number of a counter, held still until the transaction ends; 0 where it has given none. */
export async function lockCounter(tx: Tx, series: SeriesName, counter: string): Promise<number> {
  const [row] = await statement<{ last_number: number }>(tx, {
    name: 'lock-counter',
    text: `insert into invoicing.number_series as s (series, year_label, pattern, digits, last_number) values ($1, $2, '', 1, 0)
      on conflict (tenant_id, series, year_label) do update set last_number = s.last_number returning last_number`,
    values: [series, counter],
  })
  return row?.last_number ?? 0
}

export type Skipped = {
  readonly series: SeriesName
  readonly counter: string
  readonly from: number
  readonly to: number
  readonly reason: string
}

/** Leaves numbers out of a locked counter, with the reason that the gap report gives. */
export async function insertRaise(tx: Tx, skipped: Skipped): Promise<void> {
  const { series, counter, from, to, reason } = skipped
  await statement(tx, {
    name: 'raise-counter',
    text: `with moved as (update invoicing.number_series set last_number = $4 where series = $1 and year_label = $2)
      insert into invoicing.number_raise (series, year_label, first_skipped, last_skipped, reason) values ($1, $2, $3, $4, $5)`,
    values: [series, counter, from, to, reason],
  })
}

/** Saves how the next numbers look; false where another version is saved already. */
export async function saveNumberFormat(
  tx: Tx,
  series: SeriesName,
  format: NumberFormat & { readonly version: number },
): Promise<boolean> {
  const { pattern, digits, restartsYearly, version } = format
  const rows = await statement(tx, {
    name: 'save-number-format',
    text: `insert into invoicing.number_format as f (series, pattern, digits, restarts_yearly) select $1, $2, $3, $4
      where $5 = 0 or exists (select from invoicing.number_format where series = $1 and version = $5)
      on conflict (tenant_id, series) do update
         set pattern = excluded.pattern, digits = excluded.digits, restarts_yearly = excluded.restarts_yearly, version = f.version + 1
       where f.version = $5 returning version`,
    values: [series, pattern, digits, restartsYearly, version],
  })
  return rows.length > 0
}

const documents = { invoice: 'invoicing.invoice', credit_note: 'invoicing.credit_note' } as const

/** Whether a document has that number. */
export async function isNumberTaken(
  tx: ReadTx,
  series: SeriesName,
  text: string,
): Promise<boolean> {
  const rows = await statement(tx, {
    name: `is-${series}-number-taken`,
    text: `select from ${documents[series]} where number = $1`,
    values: [text],
  })
  return rows.length > 0
}

/** The counter that a document of the fiscal year takes its number from. */
export const counterOf = (format: NumberFormat, yearLabel: string): string =>
  format.restartsYearly ? yearLabel : everLabel
