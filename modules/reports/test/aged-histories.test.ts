import { expect, test } from 'vitest'
import type { AgedReceivablesView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { aged, itemsOf } from './aged-story.ts'
import { live, start } from './random-life.ts'
import { minor } from './report-story.ts'

const world = openWorld()

/** What the lines of the two control accounts say per customer and currency: the report knows nothing of them. */
async function fromLines(asOf: string): Promise<string[]> {
  const rows = await world.rows<{ line: string }>(
    `select c.name || ' ' || l.currency || ' ' || sum(l.debit - l.credit) || ' ' || sum(l.base_debit - l.base_credit) as line
       from ledger.journal_line l
       join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id and a.control_role in ('accounts_receivable', 'customer_credit')
       join parties.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
       join identity.tenant t on t.id = l.tenant_id and t.name = 'Random Histories'
      where l.posting_date <= $1 and l.debit + l.credit > 0 group by c.name, l.currency
     having sum(l.debit - l.credit) <> 0 or sum(l.base_debit - l.base_credit) <> 0 order by 1`,
    [asOf],
  )
  return rows.map(({ line }) => line)
}

/** Each invoice as its allocations up to the day leave it, by the plainest sum. */
async function fromAllocations(asOf: string): Promise<string[]> {
  const rows = await world.rows<{ line: string }>(
    `select x.number || ' ' || x.open as line from (
       select i.number, i.total - coalesce((select sum(a.amount) from payments.allocation a where a.tenant_id = i.tenant_id and a.invoice_id = i.id
                and a.allocated_on <= $1 and (a.ended_on is null or a.ended_on > $1)), 0) as open
         from invoicing.invoice i join identity.tenant t on t.id = i.tenant_id and t.name = 'Random Histories'
        where i.issue_date <= $1 and (i.voided_on is null or i.voided_on > $1)) x where x.open <> 0 order by 1`,
    [asOf],
  )
  return rows.map(({ line }) => line)
}

test('rules 59 and 60: on any day of random histories the buckets are the control accounts, customer by customer', async () => {
  const rosa = await world.business('Rosa', 'Random Histories')
  await live(rosa)
  const [found] = await world.rows<Record<string, string>>(
    `select (select count(*) from payments.allocation where ended_on is not null) as ended,
            (select count(*) from payments.payment_received where reversed_on is not null) as reversed,
            (select count(*) from invoicing.invoice where voided_on > issue_date) as voided,
            (select count(*) from invoicing.credit_note where voided_on is null) as credited,
            (select count(*) from payments.refund where reversed_on is null) as refunded,
            (select count(*) from payments.refund where reversed_on is not null) as refunds_reversed,
            (select count(*) from payments.write_off where reversed_on is null) as written_off,
            (select count(*) from payments.write_off where reversed_on is not null) as write_offs_reversed`,
  )
  for (const count of Object.values(found ?? {})) expect(Number(count)).toBeGreaterThan(1)
  for (const offset of [0, 20, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180]) {
    const asOf = LocalDate.addDays(start, offset)
    const report = await aged(rosa, asOf)
    expect([asOf, report.proof.difference]).toEqual([asOf, '0.00'])
    const said = report.rows.flatMap(({ customerName, amounts, foreign }) => {
      const own = foreign[0]?.amounts.at(-1)
      return [customerName, minor(amounts.at(-1) ?? '0'), own ? minor(own) : 0n].join(' ')
    })
    const lines = await fromLines(asOf)
    const names = [...new Set(lines.map((each) => each.split(' ')[0] as string))]
    const expected = names.flatMap((name) => {
      const own = lines.filter((each) => each.startsWith(`${name} `)).map((each) => each.split(' '))
      const base = own.reduce((sum, [, , , each]) => sum + BigInt(each ?? '0'), 0n)
      const dollars = own.find(([, code]) => code === 'USD')?.[2] ?? '0'
      return [name, base, dollars].join(' ')
    })
    expect([asOf, ...said]).toEqual([asOf, ...expected])
    expect([asOf, ...(await openInvoices(rosa, report))]).toEqual([
      asOf,
      ...(await fromAllocations(asOf)),
    ])
  }
})

/** Every open invoice behind the report, and that the items of each bucket sum to its figure. */
async function openInvoices(who: Person, report: AgedReceivablesView): Promise<string[]> {
  const found: string[] = []
  for (const { customerId, amounts } of report.rows) {
    const { items } = await itemsOf(who, customerId, report.asOf, '&limit=200')
    const sums = report.columns.map((column, at) =>
      items
        .filter(
          ({ bucket }) => column.kind === 'total' || (bucket ?? report.columns.length - 2) === at,
        )
        .reduce((sum, { base }) => sum + minor(base.amount), 0n),
    )
    expect(sums).toEqual(amounts.map(minor))
    const invoices = items.filter(({ type }) => type === 'invoice')
    found.push(...invoices.map(({ number, open }) => `${number} ${minor(open.amount)}`))
  }
  return found.toSorted()
}
