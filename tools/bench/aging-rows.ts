import type { BenchHouse, Owner } from './bench-house.ts'
import { apiGet, asker, medians } from './report-load.ts'
import { ms, times } from './result-table.ts'
import type { ResultRow } from './result-table.ts'

/** Aged receivables of the invoices of {@link fillInvoices}: today and half a year ago, against adding up every invoice and allocation. */
export async function agingRows(
  house: BenchHouse,
  owner: Owner,
  invoices: number,
): Promise<ResultRow[]> {
  const app = await asker(house.postgres.appUrl, owner)
  const report = (asOf: string) => apiGet(house, owner, `/reports/aged-receivables?asOf=${asOf}`)
  const found = await medians({
    today: report('2026-11-22'),
    halfYear: report('2026-05-22'),
    oldest: report('2024-02-28'),
    naive: () => app.ask(naiveSql('2026-11-22')),
  })
  await app.end()
  const of = (name: string): number => found[name] as number
  const row = (words: string, name: string): ResultRow => ({
    what: `aged receivables of ${invoices} invoices, ${words}, through the API`,
    measured: ms(of(name)),
    against: `${ms(of('naive'))} adding up invoices and allocations`,
    ratio: times(of('naive'), of(name)),
    target: '',
  })
  return [row('today', 'today'), row('half a year ago', 'halfYear'), row('33 months ago', 'oldest')]
}

/** What is open by customer and age, from every invoice and every allocation. */
const naiveSql = (asOf: string): string =>
  `select i.customer_id, i.currency, width_bucket('${asOf}'::date - i.due_date - 1, array[0, 30, 60, 90]),
          sum(i.total - coalesce(a.settled, 0)), sum(i.total_base - coalesce(a.relief, 0))
     from invoicing.invoice i
     left join (select invoice_id, sum(amount) as settled, sum(relief_base) as relief from payments.allocation
                 where allocated_on <= '${asOf}' and (ended_on is null or ended_on > '${asOf}') group by 1) a on a.invoice_id = i.id
    where i.issue_date <= '${asOf}' and (i.voided_on is null or i.voided_on > '${asOf}') group by 1, 2, 3`
