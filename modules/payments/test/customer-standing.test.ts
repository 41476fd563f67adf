import { expect, test } from 'vitest'
import type { CustomerId, InvoiceId } from '@smb/core/ids'
import { uuidFromId } from '@smb/core/ids'
import type { CustomerStandingView, PaymentView } from '@smb/core/payments'
import type { CustomerListItem } from '@smb/core/parties'
import type { Person } from '@smb/test-world'
import { openWorld } from '@smb/test-world'
import { credit, refund, whole } from './credit-note-story.ts'
import { addCustomer, addInvoice, eur, paymentOf, record, usd } from './payment-story.ts'

const world = openWorld()

const standingOf = (who: Person, customerId: string) =>
  who.get<CustomerStandingView>(`/customers/${customerId}/standing`)
const sums = (code: string, ...[outstanding, overdue, credit, balance]: readonly string[]) => ({
  outstanding: { amount: outstanding, currency: code },
  overdue: { amount: overdue, currency: code },
  credit: { amount: credit, currency: code },
  balance: { amount: balance, currency: code },
})

/** Today is 30 June 2026; terms are 30 days. Of each kind one that counts and one that does not. */
async function openItems(mara: Person): Promise<string> {
  const { id: customerId } = await addCustomer(mara)
  const invoice = (amount: string, issueDate: string, more: object = {}) =>
    addInvoice(mara, { customerId, amount, issueDate, ...more })
  const late = await invoice('100.00', '2026-05-30')
  await invoice('40.00', '2026-05-31')
  const dollars = { currency: 'USD', exchangeRate: '0.333333' }
  await invoice('33.34', '2026-05-01', dollars)
  const gone = await invoice('7.00', '2026-05-01')
  await mara.post(`/invoices/${gone.id}/void`, { reason: 'Twice', version: gone.version })
  await mara.post('/invoices', { customerId, lines: [{ description: 'Draft', unitPrice: '9' }] })

  await record(mara, { customerId, amount: '25.50', allocations: [[late.id, '25.00']] })
  await mara.post<PaymentView>('/payments-received', {
    customerId,
    date: '2026-06-20',
    amount: usd('50.01'),
    exchangeRate: '0.777777',
  })
  const bounced = await record(mara, { customerId, amount: '300.00' })
  const { version } = await paymentOf(mara, bounced.id)
  await mara.post(`/payments-received/${bounced.id}/reverse`, { reason: 'Bounced', version })
  // 10.00 credited of a paid invoice, 2.00 of it paid back; and a note that is void.
  const paid = await invoice('10.00', '2026-06-01')
  await record(mara, { customerId, amount: '10.00', allocations: [[paid.id, '10.00']] })
  const note = await credit(mara, paid, whole(paid))
  await refund(mara, { creditNoteId: note.id }, '2.00')
  const twice = await invoice('5.00', '2026-06-01')
  const wrong = await credit(mara, twice, whole(twice), { allocate: false })
  await mara.post(`/credit-notes/${wrong.id}/void`, { reason: 'Wrong', version: wrong.version })
  await record(mara, { customerId, amount: '5.00', allocations: [[twice.id, '5.00']] })
  return customerId
}

test('what a customer owes, what of it is late and what credit they hold, by currency and in base', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const customerId = await openItems(mara)
  await addInvoice(mara, { amount: '1000.00' })

  const standing = await standingOf(mara, customerId)

  // Due on 29 and 30 June: what is due today is not late.
  expect(standing).toEqual({
    currencies: [
      {
        currency: 'EUR',
        openInvoices: 2,
        overdueInvoices: 1,
        openPayments: 1,
        openCreditNotes: 1,
        ...sums('EUR', '115.00', '75.00', '8.50', '106.50'),
        base: sums('EUR', '115.00', '75.00', '8.50', '106.50'),
      },
      {
        currency: 'USD',
        openInvoices: 1,
        overdueInvoices: 1,
        openPayments: 1,
        openCreditNotes: 0,
        ...sums('USD', '33.34', '33.34', '50.01', '-16.67'),
        base: sums('EUR', '11.11', '11.11', '38.90', '-27.79'),
      },
    ],
    base: sums('EUR', '126.11', '86.11', '47.40', '78.71'),
  })
})

test('rule 38: the standings of all customers are the two control accounts, customer by customer', async () => {
  const mara = await world.business('Mara', 'Many Customers')
  const customerId = await openItems(mara)
  await openItems(mara)
  const paid = await addInvoice(mara, { customerId, amount: '12.00' })
  await record(mara, { customerId, amount: '12.00', allocations: [[paid.id, '12.00']] })

  const { items } = await mara.get<{ items: CustomerListItem[] }>('/customers?limit=200')
  const shown = await Promise.all(
    items.map(async ({ id }) => {
      const { currencies } = await standingOf(mara, id)
      return currencies.flatMap(({ currency, outstanding, credit, base }) => [
        [
          uuidFromId(id as CustomerId),
          'accounts_receivable',
          currency,
          outstanding,
          base.outstanding,
        ],
        [uuidFromId(id as CustomerId), 'customer_credit', currency, credit, base.credit],
      ])
    }),
  )
  const control = await world.rows<
    Record<'customer' | 'role' | 'currency' | 'own' | 'base', string>
  >(
    `select l.customer_id as customer, a.control_role as role, l.currency, abs(sum(l.debit - l.credit))::text as own,
            abs(sum(l.base_debit - l.base_credit))::text as base
       from ledger.journal_line l
       join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
       join identity.tenant t on t.id = l.tenant_id and t.name = 'Many Customers'
      where a.control_role in ('accounts_receivable', 'customer_credit')
      group by 1, 2, 3`,
  )

  const cents = (money: unknown) => (money as { amount: string }).amount.replace('.', '')
  const figures = shown.flat().map(([customer, role, currency, own, base]) => ({
    customer,
    role,
    currency,
    own: BigInt(cents(own)),
    base: BigInt(cents(base)),
  }))
  const posted = control.map((row) => ({ ...row, own: BigInt(row.own), base: BigInt(row.base) }))
  const byKey = (rows: readonly Record<string, unknown>[]) =>
    rows.map((row) => Object.values(row).join(' ')).sort()
  expect(posted).toHaveLength(8)
  expect(byKey(figures)).toEqual(byKey(posted))
})

test('a customer with nothing open stands at zero; more items than a list shows are all summed', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id } = await addCustomer(mara)
  const none = await standingOf(mara, id)
  expect(none.base).toEqual(sums('EUR', '0.00', '0.00', '0.00', '0.00'))
  expect(none.currencies).toMatchObject([{ currency: 'EUR', openInvoices: 0, openPayments: 0 }])

  const invoice = await addInvoice(mara, { customerId: id, amount: '1.00' })
  await record(mara, { customerId: id, amount: '900.00' })
  const many = 600
  // Copies of one invoice, so that there are more than any list would hold.
  const copied = await world.rows<{ column: string }>(
    `select attname::text as column from pg_attribute
      where attrelid = 'invoicing.invoice'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and attname not in ('id', 'number', 'number_year', 'number_seq')`,
  )
  const columns = copied.map(({ column }) => column).join(', ')
  const name = `copy-of-${invoice.number}`
  try {
    await world.rows(
      `insert into invoicing.invoice (id, number, ${columns})
       select gen_random_uuid(), '${name}-' || n, ${columns} from invoicing.invoice, generate_series(1, ${many}) n
        where id = $1`,
      [uuidFromId(invoice.id as InvoiceId)],
    )
    const { currencies } = await standingOf(mara, id)
    expect(currencies[0]).toMatchObject({
      openInvoices: many + 1,
      ...sums('EUR', '601.00', '0.00', '900.00', '-299.00'),
    })
  } finally {
    await world.rows(`delete from invoicing.invoice where number like '${name}-%'`)
  }
})

test('another business’s customer is not found, like an id of nobody', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const noor = await world.business('Noor', 'Noor Textiles')
  const { id } = await addCustomer(noor)
  for (const other of [id, 'cus_01jz000000000000000000000z', 'nonsense']) {
    expect(await mara.refused('GET', `/customers/${other}/standing`)).toMatchObject({ status: 404 })
  }
  expect((await standingOf(noor, id)).base.balance).toEqual(eur('0.00'))
})
