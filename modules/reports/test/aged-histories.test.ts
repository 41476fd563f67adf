import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type {
  CreditNoteDetailView,
  PaymentView,
  RefundView,
  WriteOffView,
} from '@smb/core/payments'
import type { AgedReceivablesView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { aged, customer, invoice, itemsOf, payment } from './aged-story.ts'
import { minor, written } from './report-story.ts'

const world = openWorld()

const steps = fc.sample(
  fc.record({
    kind: fc.constantFrom(
      'invoice',
      'invoice',
      'payment',
      'allocate',
      'allocate',
      'end',
      'reverse',
      'void',
      'credit',
      'refund',
      'write_off',
    ),
    customer: fc.nat(1),
    foreign: fc.boolean(),
    pick: fc.nat(60),
    cents: fc.integer({ min: 100, max: 20_000 }),
    day: fc.integer({ min: 0, max: 180 }),
  }),
  { numRuns: 340, seed: 20260713 },
)
const start = LocalDate.from('2026-01-01')

/** Random documents of two customers in two currencies; what the books refuse is passed over. */
async function live(who: Person): Promise<void> {
  const customers = [await customer(who, 'Ada'), await customer(who, 'Bo')]
  const invoices: InvoiceView[] = []
  const payments: PaymentView[] = []
  const ends: string[] = []
  const notes: CreditNoteDetailView[] = []
  for (const step of steps) {
    const isDocument = step.kind === 'invoice' || step.kind === 'payment'
    const half = Math.floor(step.day / 2)
    const on = LocalDate.addDays(start, isDocument ? half : 60 + half)
    const customerId = customers[step.customer] as string
    const money = step.foreign
      ? { amount: written(step.cents), currency: 'USD', exchangeRate: `0.${700 + step.pick}371` }
      : { amount: written(step.cents) }
    const [due, paid] = [
      invoices[step.pick % invoices.length],
      payments[step.pick % payments.length],
    ]
    if (step.kind === 'invoice') invoices.push(await invoice(who, customerId, { on, ...money }))
    if (step.kind === 'payment') payments.push(await payment(who, customerId, { on, ...money }))
    if (step.kind === 'allocate' && paid && due) {
      const own =
        invoices.find(
          (each) => each.customerId === paid.customerId && each.currency === paid.amount.currency,
        ) ?? due
      const allocations = [
        { invoiceId: own.id, amount: { ...paid.amount, amount: written(step.cents) } },
      ]
      const answer = await who.ask<PaymentView>('POST', `/payments-received/${paid.id}/allocate`, {
        date: on,
        allocations,
      })
      if (answer.status === 200) ends.push(...answer.body.allocations.map(({ id }) => id))
    }
    const end = ends[step.pick % ends.length]
    if (step.kind === 'end' && end) await who.ask('POST', `/allocations/${end}/end`, { date: on })
    if (step.kind === 'reverse' && paid) {
      const { version } = await who.get<PaymentView>(`/payments-received/${paid.id}`)
      await who.ask('POST', `/payments-received/${paid.id}/reverse`, {
        reason: 'Wrong',
        version,
        date: on,
      })
    }
    if (due && ['credit', 'write_off', 'refund'].includes(step.kind)) {
      await correct(who, notes, { due, paid, on, ...step })
    }
    if (step.kind === 'void' && due) {
      const { version } = await who.get<InvoiceView>(`/invoices/${due.id}`)
      await who.ask('POST', `/invoices/${due.id}/void`, { reason: 'Wrong', version, date: on })
    }
  }
}

type Correction = {
  readonly kind: string
  readonly due: InvoiceView
  readonly paid: PaymentView | undefined
  readonly on: LocalDate
  readonly cents: number
  readonly foreign: boolean
  readonly pick: number
}

/** A credit note, kept or put to its invoice; a write-off, undone by and by; a refund of a payment or of a note. */
async function correct(
  who: Person,
  notes: CreditNoteDetailView[],
  { kind, due, paid, on, cents, foreign, pick }: Correction,
): Promise<void> {
  const amount = { amount: written(Math.ceil(cents / 4)), currency: due.currency }
  const note = notes[pick % notes.length]
  if (kind === 'credit') {
    const lines = [{ invoiceLineId: due.lines[0]?.id, amount }]
    const body = { invoiceId: due.id, issueDate: on, lines, allocate: foreign }
    const made = await who.ask<CreditNoteDetailView>('POST', '/credit-notes', body)
    if (made.status === 201) notes.push(made.body)
    const voided = notes[(pick + 1) % notes.length]
    if (pick % 5 !== 0 || !voided) return
    const { version } = await who.get<CreditNoteDetailView>(`/credit-notes/${voided.id}`)
    await who.ask('POST', `/credit-notes/${voided.id}/void`, { reason: 'Wrong', version, date: on })
  } else if (kind === 'write_off') {
    const made = await who.ask<WriteOffView>('POST', `/invoices/${due.id}/write-off`, {
      amount,
      date: on,
    })
    if (made.status !== 201 || pick % 2 === 0) return
    // On the same day: an invoice may be voided on an earlier day than that on which its last allocation ended.
    const date = on
    await who.ask('POST', `/write-offs/${made.body.id}/reverse`, { reason: 'Paid', date })
  } else {
    const currency = (pick % 2 === 0 ? note?.total : paid?.amount)?.currency ?? 'EUR'
    const of = pick % 2 === 0 ? { creditNoteId: note?.id } : { paymentId: paid?.id }
    const rate = currency === 'EUR' ? {} : { exchangeRate: '0.81' }
    const made = await who.ask<RefundView>('POST', '/refunds', {
      ...{ ...of, ...rate, date: on, amount: { ...amount, currency } },
    })
    if (made.status !== 201 || pick % 3 === 0) return
    const date = LocalDate.addDays(on, 4)
    await who.ask('POST', `/refunds/${made.body.id}/reverse`, { reason: 'Back', date })
  }
}

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
