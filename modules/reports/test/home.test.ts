import { expect, test } from 'vitest'
import type { BankAccountStandingView } from '@smb/core/banking'
import type { InvoiceView } from '@smb/core/invoicing'
import type { CustomerView } from '@smb/core/parties'
import type { HomeView, TrialBalanceView } from '@smb/core/reports'
import { openWorld } from '@smb/test-world'
import type { Person } from '@smb/test-world'
import { post, rollUp } from './report-story.ts'

const world = openWorld()
const home = (who: Person) => who.get<HomeView>('/home')
const eur = (amount: string) => ({ amount, currency: 'EUR' })

async function draft(who: Person, customerId: string, amount: string): Promise<InvoiceView> {
  const lines = [{ description: 'Design', quantity: '1', unitPrice: amount }]
  return who.post<InvoiceView>('/invoices', { customerId, paymentTermsDays: 14, lines })
}

async function issued(
  who: Person,
  customerId: string,
  amount: string,
  issueDate: string,
): Promise<InvoiceView> {
  const { id, version } = await draft(who, customerId, amount)
  return who.post<InvoiceView>(`/invoices/${id}/issue`, { version, issueDate })
}

const statement = [
  'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n',
  '<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>1<ACCTTYPE>CHECKING</BANKACCTFROM>',
  '<BANKTRANLIST><STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260620<TRNAMT>-9.00<FITID>1<NAME>Fee</STMTTRN>',
  '<STMTTRN><TRNTYPE>OTHER<DTPOSTED>20260621<TRNAMT>40.00<FITID>2<NAME>Someone</STMTTRN></BANKTRANLIST>',
  '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>',
].join('\n')

test('on the first day there is nothing, and nothing to do', async () => {
  const zoe = await world.business('Zoe', 'Zoe Consulting')
  expect(await home(zoe)).toMatchObject({
    asOf: '2026-06-30',
    cash: eur('0.00'),
    owedToYou: { amount: eur('0.00'), count: 0 },
    profitThisMonth: eur('0.00'),
    toDo: [],
  })
})

test('cash, what is owed, profit beside last month’s to the same day, and what to do', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const { id: customerId } = await mara.post<CustomerView>('/customers', {
    name: 'Northwind Clinic',
  })
  await post(mara, '2026-04-01', 'Dr 1010 5000.00', 'Cr 3000 5000.00')
  await post(mara, '2026-05-30', 'Dr 6100 850.00', 'Cr 1010 850.00')
  await post(mara, '2026-05-31', 'Dr 6700 3.00', 'Cr 1010 3.00')
  await rollUp(world)
  const late = await issued(mara, customerId, '300.00', '2026-06-01')
  await issued(mara, customerId, '120.00', '2026-06-25')
  await issued(mara, customerId, '80.00', '2026-06-16')
  await draft(mara, customerId, '10.00')
  await mara.post('/payments-received', {
    customerId,
    date: '2026-06-20',
    amount: eur('25.00'),
    allocations: [],
  })

  const found = await home(mara)

  expect(found.cash).toEqual(eur('4172.00'))
  // Due on 15, 9 and 30 June; what is due today is not late.
  expect(found.owedToYou).toEqual({ amount: eur('500.00'), count: 3 })
  expect(found.overdue).toEqual({ amount: eur('300.00'), count: 1 })
  expect(found.profitThisMonth).toEqual(eur('500.00'))
  expect(found.profitLastMonth).toEqual(eur('-850.00'))
  expect(
    found.toDo.map(({ kind, subject, count, amount }) => [kind, subject, count, amount?.amount]),
  ).toEqual([
    ['overdue_invoice', late.id, 1, '300.00'],
    ['unallocated_credit', null, 1, '25.00'],
    ['draft_invoices', null, 1, undefined],
  ])
  const { rows } = await mara.get<TrialBalanceView>('/reports/trial-balance')
  expect(rows.find(({ code }) => code === '1100')?.debit).toBe(found.owedToYou.amount.amount)
})

test('each bank account with its balance in the books and its lines that wait for a match', async () => {
  const kofi = await world.business('Kofi', 'Kofi Foods')
  await post(kofi, '2026-06-01', 'Dr 1010 700.00', 'Cr 3000 700.00')
  await post(kofi, '2026-06-01', 'Dr 1020 100.00 USD @0.92', 'Cr 3000 92.00')
  const ledgerAccountId = await accountId(kofi, '1020')
  const dollars = await kofi.post<BankAccountStandingView>('/bank-accounts', {
    name: 'Dollars',
    currency: 'USD',
    ledgerAccountId,
  })
  expect((await home(kofi)).cash).toEqual(eur('792.00'))

  const main = await kofi.post<BankAccountStandingView>('/bank-accounts', {
    name: 'Main',
    currency: 'EUR',
    ledgerAccountId: await accountId(kofi, '1010'),
  })
  const type = { headers: { 'content-type': 'application/x-ofx' } }
  await kofi.ask('POST', `/bank-accounts/${main.id}/imports?fileName=june.ofx`, statement, type)

  const found = await home(kofi)

  expect(found.cash).toEqual(eur('792.00'))
  expect(found.bankAccounts).toEqual([
    {
      id: dollars.id,
      name: 'Dollars',
      balance: { amount: '100.00', currency: 'USD' },
      base: eur('92.00'),
      unmatchedCount: 0,
    },
    { id: main.id, name: 'Main', balance: eur('700.00'), base: eur('700.00'), unmatchedCount: 2 },
  ])
  expect(found.toDo).toMatchObject([
    { kind: 'unmatched_lines', subject: main.id, label: 'Main', count: 2 },
  ])
})

test('the largest overdue invoices first; what was discarded, reversed, matched or undone is not counted', async () => {
  const nia = await world.business('Nia', 'Nia Nets')
  const { id: customerId } = await nia.post<CustomerView>('/customers', { name: 'Quay Dental' })
  const [small, large] = [
    await issued(nia, customerId, '20.00', '2026-05-01'),
    await issued(nia, customerId, '90.00', '2026-05-02'),
  ]
  const dropped = await draft(nia, customerId, '10.00')
  await nia.post(`/invoices/${dropped.id}/discard`, { version: dropped.version })
  const payment = await nia.post<{ id: string; version: number }>('/payments-received', {
    ...{ customerId, date: '2026-06-20', amount: eur('25.00'), allocations: [] },
  })
  await nia.post(`/payments-received/${payment.id}/reverse`, {
    reason: 'Bounced',
    version: payment.version,
  })
  const bank = (name: string) =>
    nia.post<BankAccountStandingView>('/bank-accounts', { name, currency: 'EUR' })
  const [main, other] = [await bank('Main'), await bank('Other')]
  const type = { headers: { 'content-type': 'application/x-ofx' } }
  const upload = (id: string) =>
    nia.post<{ import: { id: string } }>(
      `/bank-accounts/${id}/imports?fileName=june.ofx`,
      statement,
      type,
    )
  await upload(main.id)
  const undone = await upload(other.id)
  await nia.post(`/statement-imports/${undone.import.id}/undo`)
  const { items } = await nia.get<{ items: { id: string; amount: { amount: string } }[] }>(
    `/bank-accounts/${main.id}/lines`,
  )
  const fee = items.find(({ amount }) => amount.amount === '-9.00')
  const ledgerAccountId = await accountId(nia, '6700')
  await nia.post(`/statement-lines/${fee?.id}/match`, { kind: 'account', ledgerAccountId })

  const found = await home(nia)

  expect(found.toDo.map(({ kind, subject, count }) => [kind, subject, count])).toEqual([
    ['overdue_invoice', large.id, 1],
    ['overdue_invoice', small.id, 1],
    ['unmatched_lines', main.id, 1],
  ])
  expect(found.cash).toEqual(eur('-9.00'))
})

async function accountId(who: Person, code: string): Promise<string | undefined> {
  const { items } = await who.get<{ items: { id: string; code: string }[] }>('/accounts')
  return items.find((account) => account.code === code)?.id
}
