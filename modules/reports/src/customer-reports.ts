import type { LedgerAccountId } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type {
  CustomerBalances,
  Period,
  PeriodQuery,
  Sales,
  SalesQuery,
  SoldRow,
} from '@smb/core/reports'
import { comparisonPeriod, customerBalances, sales, topSales } from '@smb/core/reports'
import type { ReadTx } from '@smb/platform/db'
import { inOrder, statement } from '@smb/platform/db'
import { movementsOver } from './balance-queries.ts'
import { soldByItem } from './item-sales-query.ts'
import { reportPeriod } from './report-period.ts'

/** Income of a period by customer, item or account, beside another period where asked. */
export async function readSales(tx: ReadTx, query: SalesQuery): Promise<Sales> {
  const period = reportPeriod(tx, query)
  const periods = query.compare ? [period, comparisonPeriod(period, query.compare)] : [period]
  const rows = await incomeBy[query.by](tx, periods)
  const columns = periods.map((each, at) => ({ period: each, rows: rows[at] ?? [] }))
  const report = sales(query.by, columns, tx.baseCurrency)
  return query.top === undefined ? report : topSales(report, query.top)
}

const incomeBy = {
  customer: (tx: ReadTx, periods: readonly Period[]) =>
    inOrder(periods.map((each) => incomeByCustomer(tx, each))),
  item: incomeByItem,
  account: incomeByAccount,
} as const

/** Lines of documents by what they sold; the rest of the accounts' income is a row of its own. */
async function incomeByItem(tx: ReadTx, periods: readonly Period[]): Promise<SoldRow[][]> {
  const sold = await inOrder(periods.map((each) => soldByItem(tx, each)))
  const accounts = await incomeByAccount(tx, periods)
  return sold.map((items, at) => {
    const rest = sumOf(accounts[at] ?? []) - sumOf(items)
    return [...items, { id: null, code: '', name: 'Without a product or service', minor: rest }]
  })
}

const sumOf = (rows: readonly SoldRow[]): bigint => rows.reduce((sum, { minor }) => sum + minor, 0n)

async function incomeByAccount(tx: ReadTx, periods: readonly Period[]): Promise<SoldRow[][]> {
  const moved = await movementsOver(tx, periods)
  return moved.map((rows) =>
    rows
      .filter(({ type }) => type === 'income')
      .map(({ accountId, code, name, debit, credit }) => ({
        id: accountId satisfies LedgerAccountId,
        code,
        name,
        minor: credit - debit,
      })),
  )
}

type CustomerRow = { customer_id: string | null; name: string | null; minor: string }

/**
 * The lines of income accounts by the customer that their entry names on its receivable. Entries are added up first, so
 * that each is looked up once. What names no customer (entries by hand, bank lines, imports) is a row of its own.
 */
async function incomeByCustomer(tx: ReadTx, period: Period): Promise<SoldRow[]> {
  const rows = await statement<CustomerRow>(tx, {
    name: 'income-by-customer',
    text: `with sold as (
        select l.entry_id, sum(l.base_credit - l.base_debit) as minor
          from ledger.journal_line l
         where l.account_id = any (select id from ledger.account where type = 'income')
           and l.posting_date between $1::date and $2::date group by 1
      ), named as materialized (
        select (select o.customer_id from ledger.journal_line o
                 where o.entry_id = s.entry_id and o.customer_id is not null order by o.line_no limit 1) as customer_id, s.minor
          from sold s
      )
      select n.customer_id, c.name, sum(n.minor) as minor
        from named n left join parties.customer c on c.id = n.customer_id group by 1, 2`,
    values: [period.from, period.to],
  })
  return rows.map(({ customer_id: id, name, minor }) => ({
    id: id === null ? null : idFromUuid('cus', id),
    code: '',
    name: name ?? 'Not from a customer’s document',
    minor: BigInt(minor),
  }))
}

type BalanceRow = {
  customer_id: string
  customer: string
  opening: string
  invoiced: string
  received: string
  exchange: string
  other: string
}

/** What each customer owed before a period, what changed it, and what they owe after: what is open now, taken back. */
export async function readCustomerBalances(
  tx: ReadTx,
  query: PeriodQuery,
): Promise<CustomerBalances> {
  const period = reportPeriod(tx, query)
  const rows = await statement<BalanceRow>(tx, {
    name: 'customer-movements',
    text: `with part as (
        select customer_id, sum(base_amount) as opening, 0 as invoiced, 0 as received, 0 as exchange, 0 as other
          from payments.open_customer_item group by 1
        union all
        select customer_id, -sum(base_amount), coalesce(sum(base_amount) filter (where day <= $2::date and cause in ('issue', 'void')), 0),
               coalesce(sum(base_amount) filter (where day <= $2::date and cause in ('payment', 'reversal')), 0),
               coalesce(sum(base_amount) filter (where day <= $2::date and cause = 'allocation'), 0),
               coalesce(sum(base_amount) filter (where day <= $2::date and cause not in ('issue', 'void', 'payment', 'reversal', 'allocation')), 0)
          from payments.customer_item_change where day >= $1::date group by 1
      )
      , summed as materialized (
        select customer_id, sum(opening) as opening, sum(invoiced) as invoiced, sum(received) as received,
               sum(exchange) as exchange, sum(other) as other from part group by 1
      )
      select c.name as customer, s.* from summed s join parties.customer c on c.id = s.customer_id order by c.name, c.id`,
    values: [period.from, period.to],
  })
  const movements = rows.map((row) => ({
    customerId: idFromUuid('cus', row.customer_id),
    customerName: row.customer,
    opening: BigInt(row.opening),
    invoiced: BigInt(row.invoiced),
    received: BigInt(row.received),
    exchange: BigInt(row.exchange),
    other: BigInt(row.other),
  }))
  return customerBalances(movements, { ...period, currency: tx.baseCurrency })
}
