import { expect, test } from 'vitest'
import type { InvoiceDetailView, InvoicePreviewView, InvoiceView } from '@smb/core/invoicing'
import type { BusinessTaxCodeView } from '@smb/core/tax'
import { openWorld } from '@smb/test-world'
import {
  accountId,
  addCustomer,
  addDraft,
  addIssued,
  addTaxCode,
  inWords,
  issue,
  line,
} from './invoice-story.ts'

const world = openWorld()

test('issuing an invoice moves it into receivables', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const clinic = await addCustomer(mara, 'Northwind Clinic', { paymentTermsDays: 14 })
  const vat = await addTaxCode(mara, 'VAT20', '20')
  const draft = await mara.post<InvoiceView>('/invoices', {
    customerId: clinic.id,
    lines: [line('Signage', '100.00', { quantity: '10', taxCodeIds: [vat.id] })],
  })
  expect(draft).toMatchObject({ status: 'draft', number: null, journalEntryId: null })

  const invoice = await issue(mara, draft)

  expect(invoice).toMatchObject({
    status: 'issued',
    settlement: 'unpaid',
    number: 'INV-2026-0001',
    issueDate: '2026-06-30',
    dueDate: '2026-07-14',
    outstanding: { amount: '1200.00', currency: 'EUR' },
  })
  const detail = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(detail.journalEntries.map(({ kind, lines }) => [kind, ...inWords(lines)])).toEqual([
    [
      'post',
      'Dr 1100 Accounts receivable 1200.00',
      'Cr 4000 Sales 1000.00',
      'Cr 2200 Output tax 200.00',
    ],
  ])
  expect(detail.journalEntries[0]).toMatchObject({
    id: invoice.journalEntryId,
    postingDate: '2026-06-30',
    source: { type: 'invoice', id: invoice.id },
  })
  expect(detail.timeline.map(({ kind, actorName, amount }) => [kind, actorName, amount])).toEqual([
    ['drafted', 'Mara', { amount: '1200.00', currency: 'EUR' }],
    ['issued', 'Mara', { amount: '1200.00', currency: 'EUR' }],
  ])
})

test('rule 25: a draft has no number and posts nothing; fifty issued at once have fifty consecutive numbers', async () => {
  const mara = await world.business('Mara', 'Fifty at once')
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const drafts: InvoiceView[] = []
  for (let n = 0; n < 50; n += 1) {
    const lines = [line(`Item ${n}`, '10.00')]
    drafts.push(await mara.post<InvoiceView>('/invoices', { customerId: customer.id, lines }))
  }
  expect(drafts.every(({ number }) => number === null)).toBe(true)
  const posted = `select from ledger.journal_entry where source_type = 'invoice' and source_id in
                  (select id from invoicing.invoice where customer_id = (
                    select customer_id from invoicing.invoice i join parties.customer c on c.id = i.customer_id
                     join identity.tenant t on t.id = c.tenant_id where t.name = 'Fifty at once' limit 1))`
  expect(await world.rows(posted)).toHaveLength(0)

  const issued = await Promise.all(drafts.map((draft) => issue(mara, draft)))

  const wanted = Array.from({ length: 50 }, (_, n) => `INV-2026-${String(n + 1).padStart(4, '0')}`)
  expect(issued.map(({ number }) => number).sort()).toEqual(wanted)
  expect(await world.rows(posted)).toHaveLength(50)
})

test('rule 25: an issue that is refused gives its number back', async () => {
  const mara = await world.business('Mara', 'Gapless')
  await addIssued(mara)
  const account = await mara.post<{ id: string; version: number }>('/accounts', {
    code: '4999',
    name: 'Old income',
    type: 'income',
  })
  const lines = [line('Archived', '5.00', { incomeAccountId: account.id })]
  const doomed = await addDraft(mara, { lines })
  await mara.post(`/accounts/${account.id}/archive`, { version: account.version })

  const refused = await mara.refused('POST', `/invoices/${doomed.id}/issue`, { version: 1 })

  expect(refused).toMatchObject({ status: 409, code: 'ledger.account_archived' })
  expect(await mara.get(`/invoices/${doomed.id}`)).toMatchObject({ status: 'draft', version: 1 })
  expect(await addIssued(mara)).toMatchObject({ number: 'INV-2026-0002' })
})

test('rule 49: numbers count by fiscal year, whichever month it starts in', async () => {
  const mara = await world.business('Mara', 'April starter', { fiscalYearStartMonth: 4 })
  const numberOn = async (issueDate: string) => (await addIssued(mara, { issueDate })).number

  expect(await numberOn('2026-03-31')).toBe('INV-2026-0001')
  expect(await numberOn('2026-04-01')).toBe('INV-2027-0001')
  expect(await numberOn('2025-04-01')).toBe('INV-2026-0002')
  expect(await numberOn('2027-03-31')).toBe('INV-2027-0002')
})

test('rule 82: two businesses may have the same number, one business may not', async () => {
  const mara = await world.business('Mara', 'First of two')
  const noor = await world.business('Noor', 'Second of two')

  expect((await addIssued(mara)).number).toBe('INV-2026-0001')
  expect((await addIssued(noor)).number).toBe('INV-2026-0001')
  await addIssued(mara)
  const setLast = (n: number) =>
    world.rows(
      `update invoicing.number_series s set last_number = $1 from identity.tenant t
        where t.id = s.tenant_id and t.name = 'First of two'`,
      [n],
    )
  await setLast(1)
  const draft = await addDraft(mara)
  const taken = await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: 1 })
  await setLast(2)
  expect(taken).toMatchObject({ status: 409, code: 'invoice.number_taken' })
  expect((await issue(mara, draft)).number).toBe('INV-2026-0003')
})

test('rule 40: the preview is the entry that issuing posts, line by line', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const customer = await addCustomer(mara, 'Northwind Clinic')
  const vat = await addTaxCode(mara, 'VAT7.5', '7.5')
  const services = await accountId(mara, '4100')
  const body = {
    customerId: customer.id,
    currency: 'USD',
    exchangeRate: '0.9137345512',
    discount: { kind: 'percent', percent: '3', isAfterTax: true },
    lines: [
      line('Design', '333.33', { quantity: '3', taxCodeIds: [vat.id] }),
      line('Advice', '0.07', { incomeAccountId: services }),
      line('Return', '10.01', { quantity: '-1', taxCodeIds: [vat.id] }),
    ],
  }

  const preview = await mara.post<InvoicePreviewView>('/invoices/preview', body)
  const issued = await issue(mara, await mara.post<InvoiceView>('/invoices', body))

  const { journalEntries } = await mara.get<InvoiceDetailView>(`/invoices/${issued.id}`)
  const posted = journalEntries[0]?.lines.map(
    ({ rate: _, customerId: __, taxCodeIds: ___, ...shown }) => shown,
  )
  expect(preview.issues).toEqual([])
  expect(preview.entry).toEqual(posted)
  expect(preview.totals).toEqual(issued.totals)
  expect([preview.issueDate, preview.dueDate]).toEqual([issued.issueDate, issued.dueDate])
})

test('the preview of an unfinished draft says what is missing, and saves nothing', async () => {
  const mara = await world.business('Mara', 'Only previews')
  await mara.put('/book/lock-date', { lockDate: '2026-05-31' })

  const preview = await mara.post<InvoicePreviewView>('/invoices/preview', {
    currency: 'USD',
    issueDate: '2026-05-31',
    dueDate: '2026-05-01',
    lines: [line('', '10.00')],
  })

  expect(preview.entry).toBeNull()
  expect(preview.totals.total).toEqual({ amount: '10.00', currency: 'USD' })
  expect(preview.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
    ['invoice.no_customer', 'customerId'],
    ['invoice.line_incomplete', 'lines.0.description'],
    ['invoice.due_before_issue', 'dueDate'],
    ['invoice.no_exchange_rate', 'exchangeRate'],
    ['ledger.period_locked', 'issueDate'],
  ])
  expect((await mara.get<{ items: unknown[] }>('/invoices')).items).toEqual([])
})

test('rule 14: the rate of the issue date is frozen; a later change of rate changes nothing issued', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const code = await addTaxCode(mara, 'VAT-14', '16')
  const lines = [line('Consulting', '100.00', { taxCodeIds: [code.id] })]
  const rateFrom = (ratePercent: string, validFrom: string, version: number) =>
    mara.post<BusinessTaxCodeView>(`/tax-codes/${code.id}/rates`, {
      ratePercent,
      validFrom,
      version,
    })
  const draft = await addDraft(mara, { lines })
  const before = await addIssued(mara, { lines, issueDate: '2026-06-29' })
  await rateFrom('20', '2026-06-30', 1)

  const after = await issue(mara, draft)
  await rateFrom('25', '2026-07-01', 2)

  expect(draft.totals.tax.amount).toBe('16.00')
  expect(after.totals.tax.amount).toBe('20.00')
  expect(after.lines[0]?.taxes[0]?.ratePercent).toBe('20')
  const kept = await mara.get<InvoiceView>(`/invoices/${after.id}`)
  expect([kept.totals, kept.lines]).toEqual([after.totals, after.lines])
  const again = await mara.get<InvoiceView>(`/invoices/${before.id}`)
  expect(again.totals).toEqual(before.totals)
  expect(again.totals.tax.amount).toBe('16.00')
})

test('rules 7 and 41: the rounding policy of the day stays with the invoice', async () => {
  const mara = await world.business('Mara', 'Rounds per line')
  const vat = await addTaxCode(mara, 'VAT10', '10')
  const cents = line('Sweet', '0.33', { taxCodeIds: [vat.id] })
  const lines = [cents, cents, cents]
  const perDocument = await addIssued(mara, { lines })
  const policy = { taxRounding: 'per_line', pricesIncludeTax: false, version: 1 }
  await mara.put('/tax-policy', policy)
  const perLine = await addIssued(mara, { lines })

  expect([perDocument.totals.tax.amount, perLine.totals.tax.amount]).toEqual(['0.10', '0.09'])
  expect(await mara.get(`/invoices/${perDocument.id}`)).toMatchObject({
    taxRounding: 'per_document',
    totals: { tax: { amount: '0.10' } },
  })
})

test('rule 13: a discount of 100 % leaves no tax, and nothing to issue', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const vat = await addTaxCode(mara, 'VAT-13', '16')
  const discount = { kind: 'percent', percent: '100', isAfterTax: false }
  const lines = [
    line('A', '10.01', { taxCodeIds: [vat.id] }),
    line('B', '0.99', { taxCodeIds: [vat.id] }),
  ]
  const draft = await addDraft(mara, { lines, discount })

  expect(draft.totals).toMatchObject({ tax: { amount: '0.00' }, total: { amount: '0.00' } })
  expect(
    await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: draft.version }),
  ).toMatchObject({ status: 422, code: 'invoice.total_not_positive' })
})

test('an invoice in foreign currency needs its rate, and posts at it', async () => {
  const mara = await world.business('Mara', 'Harbour Design Studio')
  const draft = await addDraft(mara, { currency: 'USD', lines: [line('Design', '1200.00')] })
  const without = await mara.refused('POST', `/invoices/${draft.id}/issue`, { version: 1 })
  expect(without).toMatchObject({ status: 422, code: 'invoice.no_exchange_rate' })
  expect(without.issues[0]?.path).toEqual(['exchangeRate'])

  const invoice = await issue(mara, draft, { exchangeRate: '1.15' })

  expect(invoice).toMatchObject({ exchangeRate: '1.15', number: expect.stringMatching(/^INV-/) })
  const { journalEntries } = await mara.get<InvoiceDetailView>(`/invoices/${invoice.id}`)
  expect(journalEntries[0]?.lines[0]).toMatchObject({
    amount: { amount: '1200.00', currency: 'USD' },
    base: { amount: '1380.00', currency: 'EUR' },
    rate: '1.15',
  })
})
