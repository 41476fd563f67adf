import { idFromUuid } from '@smb/core/ids'
import { Money } from '@smb/core/money'
import type { PeriodQuery, TaxSummary } from '@smb/core/reports'
import { taxSummary } from '@smb/core/reports'
import type { TaxKind } from '@smb/core/tax'
import type { ReadTx } from '@smb/platform/db'
import { inOrder, statement } from '@smb/platform/db'
import { movementsOver } from './balance-queries.ts'
import { reportPeriod } from './report-period.ts'

type CodeRow = {
  tax_code_id: string | null
  code: string | null
  name: string | null
  kind: TaxKind | null
  sales: string
  output_tax: string
  purchases: string
  input_tax: string
  first_sales: string
  first_purchases: string
}

/**
 * Taxable amounts (a sale under two taxes counts under both, and once in the totals) and taxes of a period per code,
 * from the journal lines that carry the code, beside what the two control accounts moved by the balance tables
 * (rule 17). Tax posted without a code is a row of its own.
 */
export async function readTaxSummary(tx: ReadTx, query: PeriodQuery): Promise<TaxSummary> {
  const period = reportPeriod(tx, query)
  const coded = statement<CodeRow>(tx, {
    name: 'tax-summary',
    text: `with moved as materialized (
        select l.tax_code_id, l.further_tax_code_ids as further, coalesce(a.control_role, '') as role, a.type,
               sum(l.base_credit - l.base_debit) as net
          from ledger.account a join ledger.journal_line l on l.account_id = a.id
         where l.posting_date between $1::date and $2::date
           and (a.control_role in ('output_tax', 'input_tax') or l.tax_code_id is not null)
         group by 1, 2, 3, 4
      ), by_code as (
        select tax_code_id, role, type, net, true as is_first from moved
        union all
        select code, role, type, net, false from moved cross join unnest(further) as code
      )
      select m.tax_code_id, t.code, t.name, t.kind,
             coalesce(sum(net) filter (where role not in ('output_tax', 'input_tax') and type = 'income'), 0) as sales,
             coalesce(sum(net) filter (where role = 'output_tax'), 0) as output_tax,
             coalesce(-sum(net) filter (where role not in ('output_tax', 'input_tax') and type <> 'income'), 0) as purchases,
             coalesce(-sum(net) filter (where role = 'input_tax'), 0) as input_tax,
             coalesce(sum(net) filter (where is_first and role not in ('output_tax', 'input_tax') and type = 'income'), 0) as first_sales,
             coalesce(-sum(net) filter (where is_first and role not in ('output_tax', 'input_tax') and type <> 'income'), 0) as first_purchases
        from by_code m left join tax.tax_code t on t.id = m.tax_code_id group by 1, 2, 3, 4`,
    values: [period.from, period.to],
  })
  const [rows, [accounts = []]] = await inOrder([coded, movementsOver(tx, [period])])
  const moved = (role: string): bigint =>
    accounts
      .filter(({ controlRole }) => controlRole === role)
      .reduce((sum, { debit, credit }) => sum + credit - debit, 0n)
  const given = rows.map((row) => ({
    taxCodeId: row.tax_code_id === null ? null : idFromUuid('tax', row.tax_code_id),
    code: row.code ?? '',
    name: row.name ?? 'Posted without a tax code',
    kind: row.kind,
    sales: BigInt(row.sales),
    outputTax: BigInt(row.output_tax),
    purchases: BigInt(row.purchases),
    inputTax: BigInt(row.input_tax),
    firstSales: BigInt(row.first_sales),
    firstPurchases: BigInt(row.first_purchases),
  }))
  return taxSummary(given, {
    ...period,
    currency: tx.baseCurrency,
    outputTax: Money.of(moved('output_tax'), tx.baseCurrency),
    inputTax: Money.of(-moved('input_tax'), tx.baseCurrency),
  })
}
