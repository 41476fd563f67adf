import type { IdPrefix } from '@smb/core/ids'
import { idFromUuid } from '@smb/core/ids'
import type { Person, World } from '@smb/test-world'
import { bankFile } from '../e2e-web/bank-file.ts'

/** Where the things of a business lie, by the prefix of their ids. */
const tables: Partial<Record<IdPrefix, string>> = {
  mem: 'identity.membership',
  acc: 'ledger.account',
  je: 'ledger.journal_entry',
  jte: 'ledger.journal_template',
  tax: 'tax.tax_code',
  cus: 'parties.customer',
  itm: 'items.item',
  inv: 'invoicing.invoice',
  inl: 'invoicing.invoice_line',
  crn: 'invoicing.credit_note',
  pay: 'payments.payment_received',
  alo: 'payments.allocation',
  rfd: 'payments.refund',
  wof: 'payments.write_off',
  ban: 'banking.bank_account',
  imp: 'banking.statement_import',
  stl: 'banking.statement_line',
  jim: 'exchange.journal_import',
  viw: 'search.saved_view',
  opn: 'onboarding.opening_balances',
}

/** Ids of what a business has, by prefix. */
export type Stock = ReadonlyMap<string, readonly string[]>

export async function stockOf(world: World, who: Person): Promise<Stock> {
  const stock = new Map<string, string[]>()
  for (const [prefix, table] of Object.entries(tables)) {
    const rows = await world.rows<{ id: string }>(
      `select id from ${table} where tenant_id = (select id from identity.tenant where slug = $1) limit 40`,
      [who.business],
    )
    stock.set(
      prefix,
      rows.map(({ id }) => idFromUuid(prefix as IdPrefix, id)),
    )
  }
  return stock
}

type Made = { readonly id: string; readonly version: number }
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const date = '2026-06-15'

/** Fills a business with one of everything and more: open, settled, reversed, archived, voided. */
export async function stockUp(who: Person): Promise<void> {
  const { items } = await who.get<{ items: { id: string; code: string }[] }>('/accounts')
  const account = (code: string): string | undefined => items.find((it) => it.code === code)?.id
  const lines = [
    { accountId: account('6100'), side: 'debit', amount: eur('80.00') },
    { accountId: account('1000') ?? account('1010'), side: 'credit', amount: eur('80.00') },
  ]
  const entry = await who.post<Made>('/journal-entries', { postingDate: date, lines })
  await who.post('/journal-entries', { postingDate: date, lines })
  await who.post(`/journal-entries/${entry.id}/reverse`, {})
  await who.post('/journal-templates', { name: 'Rent', memo: 'Rent of the shop', lines })
  // One euro in, one euro from the owner: what a business brings from its old books.
  await who.post('/opening-balances', {
    asOf: '2025-12-31',
    accounts: [
      { code: '1000', debit: eur('1.00') },
      { code: '3000', credit: eur('1.00') },
    ],
    invoices: [],
  })
  const made = await who.post<Made>('/accounts', { code: '6999', name: 'Old', type: 'expense' })
  await who.post(`/accounts/${made.id}/archive`, { version: made.version })
  await who.post('/items', { name: 'Design hour', unitPrice: '80' })
  await who.post('/saved-views', { name: 'Late', path: '/invoices', query: 'status=overdue' })
  await invoices(who)
  const bank = await who.post<Made>('/bank-accounts', { name: 'Main', currency: 'EUR' })
  const { buffer } = bankFile('june.ofx', bankLines, '90.00')
  await who.post(`/bank-accounts/${bank.id}/imports?fileName=june.ofx`, buffer, {
    headers: { 'content-type': 'application/x-ofx' },
  })
}

const bankLines = ['150.00', '-60.00'].map((amount) => ({ amount, name: 'Clinic', memo: '' }))

async function invoices(who: Person): Promise<void> {
  const customer = await who.post<Made>('/customers', { name: 'Northwind Clinic' })
  const gone = await who.post<Made>('/customers', { name: 'Gone Ltd' })
  await who.post(`/customers/${gone.id}/archive`, { version: gone.version })
  const draft = () =>
    who.post<Made>('/invoices', {
      customerId: customer.id,
      lines: [{ description: 'Design', quantity: '1', unitPrice: '100.00' }],
    })
  const issued = async () => {
    const { id, version } = await draft()
    return who.post<Made & { lines: Made[] }>(`/invoices/${id}/issue`, { version, issueDate: date })
  }
  await draft()
  const [open, voided, paid, credited, written] = [
    await issued(),
    await issued(),
    await issued(),
    await issued(),
    await issued(),
  ]
  await who.post(`/invoices/${voided.id}/void`, { reason: 'Wrong', version: voided.version })
  const payment = await who.post<Made>('/payments-received', {
    customerId: customer.id,
    date,
    amount: eur('170.00'),
    allocations: [{ invoiceId: paid.id, amount: eur('100.00') }],
  })
  const refund = { paymentId: payment.id, date, amount: eur('10.00') }
  await who.post('/refunds', refund)
  const [line] = credited.lines
  await who.post('/credit-notes', {
    invoiceId: credited.id,
    reason: 'Unwanted',
    lines: [{ invoiceLineId: line?.id, quantity: '0.5' }],
  })
  await who.post(`/invoices/${written.id}/write-off`, { amount: eur('40.00') })
  await who.post(`/invoices/${open.id}/duplicate`, {})
}
