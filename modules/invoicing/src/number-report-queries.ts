import { idFromUuid } from '@smb/core/ids'
import type {
  NumberCounterView,
  NumberRaiseView,
  NumberRange,
  NumberReportView,
  SeriesName,
} from '@smb/core/invoicing'
import { seriesNames, unexplainedGaps } from '@smb/core/invoicing'
import type { ReadTx } from '@smb/platform/db'
import { inOrder, statement } from '@smb/platform/db'

/** More gaps than this, or more void documents, are counted and not listed. */
const listedMax = 100

const of = {
  invoice: { table: 'invoicing.invoice', prefix: 'inv' },
  credit_note: { table: 'invoicing.credit_note', prefix: 'crn' },
} as const

/** Every counter of every series, the latest first: what it gave, what is void, what is missing (rules 25, 26). */
export async function numberReport(tx: ReadTx): Promise<NumberReportView> {
  const counters: NumberCounterView[] = []
  for (const series of seriesNames) {
    const [counted, raises, voided] = await inOrder([
      countedOf(tx, series),
      raisesOf(tx, series),
      voidedOf(tx, series),
    ])
    for (const counter of counted) {
      const own = raises.get(counter.counter) ?? []
      const skipped = own.reduce((sum, { from, to }) => sum + to - from + 1, 0)
      const isWhole = counter.count + skipped === counter.last
      const gaps = isWhole ? [] : await gapsOf(tx, series, counter)
      const shown = voided.get(counter.counter) ?? []
      counters.push({
        ...counter,
        series,
        missing: unexplainedGaps(gaps, own),
        raises: own,
        voidedCount: shown[0]?.voided_count ?? 0,
        voided: shown.map((row) => ({
          id: idFromUuid(of[series].prefix, row.id),
          number: row.number,
          voidedOn: row.voided_on,
          reason: row.void_reason,
        })),
      })
    }
  }
  return { counters }
}

type Counted = Pick<NumberCounterView, 'counter' | 'first' | 'last' | 'count'>

/** Counted over the index alone, so that a million documents are no matter. */
async function countedOf(tx: ReadTx, series: SeriesName): Promise<Counted[]> {
  return statement<Counted>(tx, {
    name: `counted-${series}`,
    text: `with given as (
        select number_year, min(number_seq) as first, count(*)::integer as count from ${of[series].table}
         where number_seq is not null group by number_year
      )
      select s.year_label as counter, g.first, s.last_number as last, coalesce(g.count, 0) as count
        from invoicing.number_series s left join given g on g.number_year = s.year_label
       where s.series = $1 and s.last_number > 0 order by s.year_label desc`,
    values: [series],
  })
}

/** Numbers up to the counter's last that no document has. */
async function gapsOf(tx: ReadTx, series: SeriesName, counter: Counted): Promise<NumberRange[]> {
  return statement<NumberRange>(tx, {
    name: `gaps-${series}`,
    text: `with given as (
        select number_seq as n, lag(number_seq, 1, 0) over (order by number_seq) as before
          from ${of[series].table} where number_year = $1 and number_seq is not null
      )
      select before + 1 as "from", n - 1 as "to" from given where n > before + 1
      union all
      select coalesce(max(n), 0) + 1, $2::integer from given having coalesce(max(n), 0) < $2::integer
       order by 1 limit ${listedMax}`,
    values: [counter.counter, counter.last],
  })
}

type RaiseRow = NumberRaiseView & { counter: string }

async function raisesOf(
  tx: ReadTx,
  series: SeriesName,
): Promise<ReadonlyMap<string, NumberRaiseView[]>> {
  const rows = await statement<RaiseRow>(tx, {
    name: 'number-raises',
    text: `select r.year_label as counter, r.first_skipped as "from", r.last_skipped as "to", r.reason, r.raised_at as at, a.name as "byName"
        from invoicing.number_raise r left join invoicing.actor a on a.id = r.raised_by where r.series = $1 order by r.first_skipped`,
    values: [series],
  })
  const views = rows.map(({ counter, ...raise }) => [counter, raise] as const)
  return groupedBy(views)
}

type VoidRow = {
  counter: string
  id: string
  number: string
  voided_on: string
  void_reason: string
  voided_count: number
}

async function voidedOf(tx: ReadTx, series: SeriesName): Promise<ReadonlyMap<string, VoidRow[]>> {
  const rows = await statement<VoidRow>(tx, {
    name: `voided-${series}`,
    text: `select * from (
        select number_year as counter, id, number, voided_on, void_reason, count(*) over (partition by number_year)::integer as voided_count,
               row_number() over (partition by number_year order by number_seq desc) as at
          from ${of[series].table} where void_entry_id is not null and number_year is not null) v
       where at <= ${listedMax} order by at`,
    values: [],
  })
  return groupedBy(rows.map((row) => [row.counter, row] as const))
}

function groupedBy<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T[]> {
  const groups = Map.groupBy(rows, ([counter]) => counter)
  return new Map([...groups].map(([counter, own]) => [counter, own.map(([, row]) => row)]))
}
