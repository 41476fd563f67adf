import { expect, test } from 'vitest'
import type { InvoiceView } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { StatementOfAccountView } from '@smb/core/reports'
import { LocalDate } from '@smb/core/time'
import type { Person } from '@smb/test-world'
import { openWorld, pdfRows, pdfTexts } from '@smb/test-world'
import { customer, invoice, payment } from './aged-story.ts'
import { live, start } from './random-life.ts'
import { minor } from './report-story.ts'

const world = openWorld()

const statement = (who: Person, customerId: string, from: string, to: string) =>
  who.get<StatementOfAccountView>(`/customers/${customerId}/statement?from=${from}&to=${to}`)

const readOut = ({ accounts }: StatementOfAccountView): string[] =>
  accounts.flatMap(({ currency, opening, lines, closing }) => [
    `${currency} ${opening.amount}`,
    ...lines.map(
      (line) => `${line.date} ${line.kind} ${line.amount.amount} = ${line.balance.amount}`,
    ),
    `${currency} ${closing.amount}`,
  ])

async function pdfOf(who: Person, customerId: string, query: string): Promise<string> {
  const answer = await who.server.inject({
    method: 'GET',
    url: `/api/v1/customers/${customerId}/statement/pdf?${query}`,
    headers: { authorization: `Bearer ${who.accessToken}`, 'smb-business': who.business ?? '' },
  })
  expect(answer.statusCode).toBe(200)
  const texts = pdfTexts(answer.rawPayload)
  expect(texts.filter(({ text }) => text.includes('\u0000'))).toEqual([])
  return pdfRows(texts).join('\n')
}

test('a statement tells what happened with its running balance, and what is open at the end', async () => {
  const mara = await world.business('Mara', 'Statement house')
  const id = await customer(mara, 'Northwind Clinic')
  const old = await invoice(mara, id, { amount: '80.00', on: '2026-01-10' })
  const due = await invoice(mara, id, { amount: '200.00', on: '2026-04-02' })
  await payment(mara, id, { amount: '80.00', on: '2026-04-05' }, old)
  await mara.post('/credit-notes', {
    invoiceId: due.id,
    issueDate: '2026-04-20',
    lines: [{ invoiceLineId: due.lines[0]?.id, amount: { amount: '50.00', currency: 'EUR' } }],
  })
  await mara.post(`/invoices/${due.id}/write-off`, {
    amount: { amount: '30.00', currency: 'EUR' },
    date: '2026-04-25',
  })
  const april = await statement(mara, id, '2026-04-01', '2026-04-30')
  expect(readOut(april)).toEqual([
    'EUR 80.00',
    '2026-04-02 invoice 200.00 = 280.00',
    '2026-04-05 payment -80.00 = 200.00',
    '2026-04-20 credit_note -50.00 = 150.00',
    '2026-04-25 write_off -30.00 = 120.00',
    'EUR 120.00',
  ])
  const [account] = april.accounts
  expect(account?.items).toMatchObject([
    { documentId: due.id, open: { amount: '120.00' }, bucket: 1 },
  ])
  expect(account?.aged.map(({ amount }) => amount)).toEqual([
    ...['0.00', '120.00', '0.00', '0.00', '0.00', '0.00', '120.00'],
  ])
  // A day without anything is a statement, too.
  expect(readOut(await statement(mara, id, '2025-01-01', '2025-12-31'))).toEqual([
    'EUR 0.00',
    'EUR 0.00',
  ])
  const csv = await mara.ask<string>(
    'GET',
    `/customers/${id}/statement/csv?from=2026-04-01&to=2026-04-30`,
  )
  expect(csv.text).toContain(`2026-04-05,payment,,,EUR,-80.00,200.00\r\n`)
})

test('the paper of a statement prints the figures of the API in the language of the customer', async () => {
  const mara = await world.business('Mara', 'Statement house in French')
  const { id } = await mara.post<CustomerView>('/customers', {
    name: 'Clinique du Nord',
    paperLanguage: 'fr',
  })
  const due = await invoice(mara, id, { amount: '12345.60', on: '2026-04-02' })
  await payment(mara, id, { amount: '1000.00', on: '2026-04-05' }, due)
  const query = 'from=2026-04-01&to=2026-04-30'
  const french = await pdfOf(mara, id, query)
  for (const text of [
    'Relevé de compte',
    'Clinique du Nord',
    'Période | du 1er avr. 2026 au 30 avr. 2026',
    'Date | Pièce | Débit | Crédit | Solde',
    `Facture ${due.number} | 12\u00a0345,60 | 12\u00a0345,60`,
    'Règlement reçu | 1\u00a0000,00 | 11\u00a0345,60',
    'Solde final | EUR 11\u00a0345,60',
  ]) {
    expect(french).toContain(text)
  }
  const english = await pdfOf(mara, id, `${query}&form=open_items&language=en`)
  for (const text of [
    'Open items',
    'As of | 30 Apr 2026',
    `Invoice ${due.number} | 2 May 2026 | 12,345.60 | 11,345.60`,
    'Not due | 1–30 days',
  ]) {
    expect(english).toContain(text)
  }
})

test('rules 38 and 39: closing is the customer’s control account at that day, and the opening of the next', async () => {
  const rosa = await world.business('Rosa', 'Random Statements')
  await live(rosa)
  const { items } = await rosa.get<{ items: CustomerView[] }>('/customers')
  const controls = async (name: string, asOf: string): Promise<string[]> =>
    (
      await world.rows<{ line: string }>(
        `select l.currency || ' ' || sum(l.debit - l.credit) as line from ledger.journal_line l
           join ledger.account a on a.tenant_id = l.tenant_id and a.id = l.account_id
                and a.control_role in ('accounts_receivable', 'customer_credit')
           join parties.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id and c.name = $1
           join identity.tenant t on t.id = l.tenant_id and t.name = 'Random Statements'
          where l.posting_date <= $2 and l.debit + l.credit > 0 group by l.currency having sum(l.debit - l.credit) <> 0 order by 1`,
        [name, asOf],
      )
    ).map(({ line }) => line)
  let told = 0
  for (const { id, name } of items) {
    let from = LocalDate.from(start)
    let before: Map<string, string> | undefined
    for (const days of [15, 30, 1, 29, 45, 20, 60]) {
      const to = LocalDate.addDays(from, days - 1)
      const { accounts } = await statement(rosa, id, from, to)
      const closings = accounts
        .filter(({ closing }) => minor(closing.amount) !== 0n)
        .map(({ currency, closing }) => `${currency} ${minor(closing.amount)}`)
      expect([name, to, ...closings]).toEqual([name, to, ...(await controls(name, to))])
      for (const { currency, opening, lines, closing, aged, charges, credits } of accounts) {
        if (before) expect(opening.amount).toBe(before.get(currency) ?? '0.00')
        expect(aged.at(-1)?.amount).toBe(closing.amount)
        const moved = minor(charges.amount) + minor(credits.amount)
        expect(minor(opening.amount) + moved).toBe(minor(closing.amount))
        told += lines.length
      }
      before = new Map(accounts.map(({ currency, closing }) => [currency, closing.amount]))
      from = LocalDate.addDays(to, 1)
    }
  }
  expect(told).toBeGreaterThan(80)
})

test('a statement of somebody else’s customer does not exist', async () => {
  const mara = await world.business('Mara', 'Statement house')
  const noor = await world.business('Noor', 'Another house')
  const { items } = await mara.get<{ items: InvoiceView[] }>('/customers')
  const refused = await noor.refused('GET', `/customers/${items[0]?.id}/statement`)
  expect(refused).toMatchObject({ status: 404, code: 'customer.not_found' })
  const turned = `/customers/${items[0]?.id}/statement?from=2026-05-01&to=2026-04-01`
  expect(await mara.refused('GET', turned)).toMatchObject({ code: 'report.period_reversed' })
})
